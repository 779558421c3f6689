import { may } from '../../core/access/access.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import type { Proposal } from '../../core/report/commendation.ts';
import { readPageNumber } from '../../core/report/page-of.ts';
import { showMoment } from '../../core/time/show.ts';
import { loadDossier } from '../load-dossier.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { paged } from '../queries/paged.ts';

/** Lines in one message. */
const SHOWN = 25;

/** "khen thưởng": whom the plan's rules propose, and who is not to be considered, each with why. */
export function createCommend(planner: Planner) {
  return async ({ tx, at, door: { commune }, grants }: Request, args: string): Promise<Outcome> => {
    if (!may(grants, 'see-commune', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { campaign } = plan;
    const { proposals, excluded } = (await loadDossier(tx, plan, at)).commendation;
    const head = text('commend.head', {
      campaign: plain(campaign.short),
      asOf: showMoment(at, campaign.timeZone),
    });
    const proposed = proposals.map((one) => sayUnit(one.unit.name, whyOf(one)));
    const rejected = excluded.map(({ unit, because }) =>
      sayUnit(
        unit.name,
        because.map((one) => text(`commend.${one}`)),
      ),
    );
    const lines = [
      ...(proposed.length > 0 ? proposed : [text('commend.nobody')]),
      ...(rejected.length > 0 ? [text('commend.excluded'), ...rejected] : []),
      ...campaign.commendation.map(plain),
    ];
    return paged(head, lines, readPageNumber(args).page, 'commend', '', SHOWN);
  };
}

const sayUnit = (unit: string, reasons: readonly Text[]): Text =>
  text('commend.unit', { unit: plain(unit), why: joinTexts('flow.list', reasons)[0] ?? plain('') });

const whyOf = ({ beyond, checks }: Proposal): readonly Text[] => [
  text('commend.on-time'),
  ...beyond.map(({ have, goal }) => text('commend.beyond', { over: have - (goal ?? 0) })),
  checks.met > 0 ? text('commend.checked', { met: checks.met }) : text('commend.unchecked'),
];
