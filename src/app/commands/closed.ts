import { createHash } from 'node:crypto';
import { may } from '../../core/access/access.ts';
import type { Campaign } from '../../core/campaign/campaign.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import type { Counts } from '../../core/report/figures.ts';
import { showMoment } from '../../core/time/show.ts';
import type { ClosedPhase } from '../../ports/store.ts';
import { loadFigures } from '../load-figures.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';

interface Frozen {
  readonly metrics: readonly { readonly id: string; readonly people: number; readonly entries: number }[];
  readonly lists?: readonly { readonly unit: string; readonly metric: string; readonly entries: number }[];
}

/** "/sauchot": what was frozen at each close, what it is now, and the difference: changes after a close are never hidden. */
export function createClosed(planner: Planner) {
  return async ({ tx, door, at, grants }: Request): Promise<Outcome> => {
    const { commune } = door;
    if (!may(grants, 'see-commune', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const closings = await tx.closings.of(commune, plan.campaign.id);
    if (closings.length === 0) return { says: [say([text('closed.none')])] };
    const counts = (await loadFigures(tx, plan)).during([]);
    const parts = closings.flatMap((closing): readonly Text[] => {
      const frozen = JSON.parse(closing.figures) as Frozen;
      const lines = frozen.metrics.map(({ id, people }) =>
        text('closed.metric', {
          metric: text(`campaign.metric.${id}`),
          frozen: people,
          ...since(people, counts.people(id)),
        }),
      );
      return [
        headOf(plan.campaign, closing),
        ...joinTexts('flow.lines', lines),
        ...joinTexts('flow.lines', changedLists(plan, frozen, counts)),
      ];
    });
    return { says: [say(parts)] };
  };
}

/** Unit by unit what is not as it was, also where there was nothing at the close. */
function changedLists({ content, campaign }: Plan, { lists }: Frozen, counts: Counts): readonly Text[] {
  if (lists === undefined) return [];
  const frozen = new Map(lists.map(({ unit, metric, entries }) => [`${unit} ${metric}`, entries]));
  return content.units.flatMap(({ id: unit, name }) =>
    campaign.metrics.flatMap(({ id: metric }) => {
      const before = frozen.get(`${unit} ${metric}`) ?? 0;
      const now = counts.entries(metric, new Set([unit]));
      if (now === before) return [];
      const about = { unit: plain(name), metric: text(`campaign.metric.${metric}`), frozen: before };
      return [text('closed.unit', { ...about, ...since(before, now) })];
    }),
  );
}

const since = (then: number, now: number) => ({
  now,
  after: now >= then ? `+${now - then}` : String(now - then),
});

/** The hash is worked out again, so that whoever reads it knows that nothing was touched. */
function headOf(
  { phases, timeZone }: Campaign,
  { phase, at, figures, hash }: ClosedPhase & { readonly hash: string },
): Text {
  const isWhole = createHash('sha256').update(figures).digest('hex') === hash;
  return text(isWhole ? 'closed.head' : 'closed.head-broken', {
    phase: plain(phases.find(({ id }) => id === phase)?.name ?? phase),
    moment: showMoment(at, timeZone),
    hash: hash.slice(0, 12),
  });
}
