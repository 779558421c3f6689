import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { EntryView } from '../../ports/store.ts';
import type { Request } from '../outcome.ts';
import type { Plan } from '../planner.ts';
import { tellRoles } from '../tell-roles.ts';

/** Why something is not accepted. Words under check.reason.<id>. */
export const REASONS = ['not-done', 'wrong-person', 'unknown-person', 'other'] as const;

/** What somebody has achieved is confirmed on the spot: all of it, or these metrics. */
export async function verifyRow(
  { tx, at, conversation }: Request,
  plan: Plan,
  unit: string,
  row: Pick<EntryView, 'id' | 'achieved'>,
  metrics = row.achieved,
): Promise<void> {
  const place = { commune: plan.campaign.commune, campaign: plan.campaign.id, unit, entry: row.id };
  const by = conversation.account;
  for (const metric of metrics) {
    if (await tx.entries.judge({ ...place, metric, to: 'verified' }))
      tx.histories.add({ subject: `entry:${row.id}`, at, by, action: 'verified', detail: { metric } });
  }
  tx.audit.add({ at, actor: by, action: 'verify-entry', subject: row.id });
}

/** What is not accepted leaves the totals, all of a row or these metrics, and the unit is told what, why, and what to do. */
export async function rejectRow(
  { tx, at, conversation }: Request,
  plan: Plan,
  unit: Unit,
  row: Pick<EntryView, 'id' | 'achieved'> & { readonly name: string },
  reason: string,
  metrics = row.achieved,
): Promise<void> {
  const { commune, id: campaign, timeZone } = plan.campaign;
  const by = conversation.account;
  for (const metric of metrics) {
    await tx.entries.judge({
      commune,
      campaign,
      unit: unit.id,
      entry: row.id,
      metric,
      to: 'rejected',
      reason,
    });
    tx.histories.add({ subject: `entry:${row.id}`, at, by, action: 'rejected', detail: { metric, reason } });
  }
  tx.audit.add({ at, actor: by, action: 'reject-entry', subject: row.id, detail: { reason } });
  const number = (await tx.entries.ids(commune, campaign, unit.id)).indexOf(row.id) + 1;
  const isPart = metrics.length < row.achieved.length;
  await tellRoles(tx, {
    key: `rejected:${row.id}:${at}`,
    commune,
    unit: unit.id,
    roles: ['head', 'deputy'],
    timeZone,
    at,
    say: say(
      [
        text(isPart ? 'check.told-part' : 'check.told', {
          metrics: sayMetrics(metrics),
          unit: plain(unit.name),
          name: plain(row.name),
          number,
          reason: text(`check.reason.${reason}`),
        }),
      ],
      [
        commandChoice('correct', `${unit.id} ${row.id}`, text('check.choice.correct')),
        commandChoice('list', unit.id, text('menu.item.list')),
      ],
    ),
  });
}

export const sayMetrics = (metrics: readonly string[]): Text =>
  joinTexts(
    'flow.list',
    metrics.map((metric) => text(`campaign.metric.${metric}`)),
  )[0] ?? plain('');
