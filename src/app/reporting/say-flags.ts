import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Say, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showDay, showMoment } from '../../core/time/show.ts';
import type { Plan } from '../planner.ts';
import { type InTransaction, isFlagged, loadFlags } from './load-flags.ts';
import { type FlaggedReport, loadAllReports } from './load-report-flags.ts';

/** Rows in one message; more would not be read. */
const SHOWN = 20;

/** Which rows of a unit should be looked at, and why; what is odd about a report is said once for all its rows. */
export async function sayUnitFlags(run: InTransaction, plan: Plan, unit: Unit, at: Instant): Promise<Say> {
  const { rows, reports } = await loadFlags(run, plan, unit, at);
  const lines = rows.flatMap((row, n): Text[] =>
    row.own.length === 0
      ? []
      : [text('flags.row', { number: n + 1, name: plain(row.name), why: sayWhy(row.own) })],
  );
  const ofReports = reports.filter(({ flags }) => flags.length > 0).map((one) => sayReport(plan, one));
  const count = rows.filter(isFlagged).length;
  const of = count > 0 ? 'of-unit' : ofReports.length > 0 ? 'of-reports' : 'none';
  const asOf = showMoment(at, plan.campaign.timeZone);
  const head = text(`flags.${of}`, { unit: plain(unit.name), count, asOf });
  const more = lines.length > SHOWN ? [text('flags.more', { count: lines.length - SHOWN })] : [];
  return say([head, ...joinTexts('flow.lines', [...ofReports, ...lines.slice(0, SHOWN)]), ...more]);
}

const sayReport = ({ campaign }: Plan, { title, due, flags }: FlaggedReport): Text =>
  text('flags.report', {
    report: plain(title),
    // The last day that counts.
    day: showDay(dayOf((due - 1) as Instant, campaign.timeZone)),
    why: sayWhy(flags),
  });

const sayWhy = (flags: readonly string[]): Text =>
  joinTexts(
    'flow.list',
    flags.map((flag) => text(`flag.${flag}`)),
  )[0] ?? plain('');

/** Units with rows or reports that should be looked at, the largest share first. */
export async function sayCommuneFlags(
  run: InTransaction,
  plan: Plan,
  units: readonly Unit[],
  at: Instant,
): Promise<Say> {
  const all = await run((tx) => loadAllReports(tx, plan));
  const counted: { readonly unit: Unit; readonly flagged: number; readonly rows: number }[] = [];
  for (const unit of units) {
    const { rows, reports } = await loadFlags(run, plan, unit, at, all);
    const flagged = rows.filter(isFlagged).length;
    if (flagged > 0 || reports.some(({ flags }) => flags.length > 0))
      counted.push({ unit, flagged, rows: rows.length });
  }
  const share = ({ flagged, rows }: (typeof counted)[number]): number => flagged / Math.max(1, rows);
  counted.sort((a, b) => share(b) - share(a));
  const lines = counted.map(({ unit, flagged, rows }) =>
    text(flagged > 0 ? 'flags.unit' : 'flags.unit-reports', { unit: plain(unit.name), flagged, rows }),
  );
  const asOf = showMoment(at, plan.campaign.timeZone);
  const head = text(lines.length > 0 ? 'flags.head' : 'flags.none-at-all', { asOf });
  const choices = counted.slice(0, 4).map(({ unit }) => commandChoice('flags', unit.id, plain(unit.name)));
  return say([head, ...joinTexts('flow.lines', lines)], choices);
}
