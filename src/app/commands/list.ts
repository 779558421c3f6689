import type { Obligation } from '../../core/campaign/obligations.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { listOf } from '../../core/report/list-of.ts';
import { openRounds, owedBy, soonest } from '../../core/report/owing.ts';
import { pageOf, readPageNumber } from '../../core/report/page-of.ts';
import { sayGaps } from '../../core/report/say-gaps.ts';
import { showDeadline } from '../../core/report/show-deadline.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Tx } from '../../ports/store.ts';
import { loadUnitFigures } from '../load-figures.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Plan, Planner } from '../planner.ts';
import { loadGaps } from '../reporting/load-gaps.ts';
import { sayPassedOn } from '../reporting/say-passed-on.ts';
import { sayRow } from './say-row.ts';
import { unitLines } from './total.ts';

/** Rows in one message; the next come with a button. Numbers are those of the whole list. */
const SHOWN = 40;

/** "/danhsach": what a unit has recorded, row by row and masked, what is missing, and what is still to be filed. */
export function createList(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { rest, page: wanted } = readPageNumber(args);
    const own = ownUnit(planner, request, rest, 'list', wanted > 1 ? `trang ${wanted}` : '');
    if ('outcome' in own) return own.outcome;
    const { plan, unit } = own;
    const { tx, at, door, conversation } = request;
    const { campaign } = plan;

    const rows = await tx.entries.list(door.commune, campaign.id, unit.id);
    const figures = await loadUnitFigures(tx, plan, unit, at);
    const filed = new Set(
      (await tx.submissions.of(door.commune, campaign.id)).map(({ obligation }) => obligation),
    );
    const owed = owedBy(openRounds(plan.obligations.values(), filed, at), unit.id);
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'see-list',
      subject: `${door.commune}/${campaign.id}/${unit.id}`,
      detail: { rows: rows.length },
    });

    const unnamed = await tx.entries.unnamed(door.commune, campaign.id, unit.id);
    const declared = [...rows, ...unnamed].filter(({ proof }) => proof === 'self-declared').length;
    const keepsList = listOf(campaign, unit) !== undefined;
    const { items, page, pages, before } = pageOf(rows, wanted, SHOWN);
    const list = [
      text('report.list.head', { unit: plain(unit.name), asOf: showMoment(at, campaign.timeZone) }),
      ...joinTexts(
        'flow.lines',
        items.map((row, n) => sayRow(plan, row, before + n + 1)),
      ),
      ...(pages > 1 ? [text('report.list.page', { page, pages, rows: rows.length })] : []),
      ...(unnamed.length > 0 ? [text('report.list.unnamed', { rows: unnamed.length })] : []),
      ...unitLines(plan, unit, figures, at),
      ...(declared > 0 ? [text('report.list.to-vouch', { rows: declared })] : []),
    ];
    const vouch = commandChoice('vouch', unit.id, text('report.vouch.all', { rows: declared }));
    const parts: Text[] = [
      ...(keepsList ? list : [text('report.no-list', { unit: plain(unit.name) })]),
      ...(await sayOwed(tx, plan, unit, soonest(owed, at))),
      ...sayPassedOn(plan, unit, at),
      ...(rows.length > 0 ? [text('report.list.how')] : []),
    ];
    return {
      says: [
        say(parts, [
          ...(page < pages ? [next(unit.id, page + 1, pages)] : []),
          ...(declared > 0 ? [vouch] : []),
          ...(keepsList ? [commandChoice('report', unit.id, text('menu.item.report'))] : []),
          ...(owed.length > 0 ? [commandChoice('submit', unit.id, text('menu.item.submit'))] : []),
        ]),
      ],
    };
  };
}

const next = (unit: string, page: number, pages: number) =>
  commandChoice('list', `${unit} trang ${page}`, text('query.more', { page, pages }));

/** What is to be filed next, each with what the plan asks for it and is not there. */
async function sayOwed(
  tx: Tx,
  plan: Plan,
  unit: Unit,
  owed: readonly Obligation[],
): Promise<readonly Text[]> {
  const { reports, timeZone } = plan.campaign;
  const parts: Text[] = [];
  for (const obligation of owed) {
    const report = reports.find(({ id }) => id === obligation.report);
    if (report === undefined) continue;
    const deadline = showDeadline(obligation.due, timeZone);
    parts.push(text('report.list.owed', { report: plain(report.title), deadline }));
    parts.push(...sayGaps(await loadGaps(tx, plan, unit, { report, obligation })));
  }
  return parts;
}
