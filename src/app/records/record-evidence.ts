import { EVIDENCE_KINDS } from '../../core/campaign/report.ts';
import { readPicked } from '../../core/flow/kinds/files.ts';
import type { Answers } from '../../core/flow/session.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { sayGaps } from '../../core/report/say-gaps.ts';
import { EVIDENCE } from '../evidence/evidence-purpose.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import { loadGaps } from '../reporting/load-gaps.ts';
import { openReports } from '../reporting/open-reports.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** Files that were sent together, or a link, for the report that wants such evidence next. */
export function createRecordEvidence({ planner, ids }: Deps) {
  return async (request: Request, unitId: string, answers: Answers): Promise<Outcome> => {
    const own = ownUnit(planner, request, unitId, 'evidence');
    if ('outcome' in own) return own.outcome;
    const { unit } = own;
    const { tx, at, conversation } = request;
    const { plan } = own;
    const { commune, id: campaign } = plan.campaign;
    const kind = EVIDENCE_KINDS.find((one) => one === answers['kind']);
    const reports = await openReports(tx, plan, unit, at, ({ evidence }) =>
      kind === undefined ? false : evidence.includes(kind),
    );
    const [open] = reports;
    if (kind === undefined || open === undefined)
      return { says: [say([text('evidence.none-open', { unit: plain(unit.name) })])] };

    const album = ids();
    const { account: by, channel, address } = conversation;
    const place = { commune, campaign, unit: unit.id, obligation: open.obligation.key, kind, album, by, at };
    const link = typeof answers['link'] === 'string' ? answers['link'] : undefined;
    const files = kind === 'link' ? [] : readPicked(answers['files']);
    if (kind === 'link' && link !== undefined) tx.evidence.add({ id: ids(), ...place, link, state: 'kept' });
    for (const { ref, name } of files) {
      const id = ids();
      const media = tx.media.want({
        channel,
        address,
        account: by,
        commune,
        ref,
        ...(name && { name }),
        purpose: EVIDENCE,
        about: { evidence: id, campaign, unit: unit.id, obligation: open.obligation.key, album },
        at,
      });
      tx.evidence.add({ id, ...place, media, state: 'wanted' });
    }
    tx.audit.add({
      at,
      actor: by,
      action: 'send-evidence',
      subject: open.obligation.key,
      detail: { kind, files: files.length },
    });
    tx.histories.add({
      subject: `report:${open.obligation.key}`,
      at,
      by,
      action: 'evidence-sent',
      detail: { kind, count: String(Math.max(1, files.length)) },
    });
    const about = {
      kind: text(`campaign.evidence.${kind}`),
      report: plain(open.report.title),
      unit: plain(unit.name),
      count: files.length,
    };
    return {
      says: [
        say(
          [
            text(kind === 'link' ? 'evidence.recorded-link' : 'evidence.recorded', about),
            ...sayGaps(await loadGaps(tx, plan, unit, open)),
          ],
          [
            commandChoice('evidence', unit.id, text('evidence.choice.more')),
            commandChoice('submit', unit.id, text('menu.item.submit')),
          ],
        ),
      ],
    };
  };
}
