import { communeTitle } from '../../core/campaign/commune-title.ts';
import { countingProofs } from '../../core/campaign/metric.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { fillAnnex } from '../../core/report/annex-table.ts';
import { annexesOf } from '../../core/report/annexes-of.ts';
import type { Board } from '../../core/report/board.ts';
import { reportTitle } from '../../core/report/report-title.ts';
import { sayStandingOf } from '../../core/report/say-standing.ts';
import { gapOf, percentOf, type Standing, targetState, worstState } from '../../core/report/standing.ts';
import type { StatedLine } from '../../core/report/stated-lines.ts';
import { dayOf } from '../../core/time/day.ts';
import { later } from '../../core/time/instant.ts';
import { serialOf, serialOfDay } from '../../core/time/serial.ts';
import { showDay, showMoment } from '../../core/time/show.ts';
import type { BookSheet } from '../../ports/books.ts';
import type { CommuneContent } from '../../ports/catalogue.ts';
import type { Closed } from '../load-closed.ts';
import type { Dossier } from '../load-dossier.ts';
import { annexSheet } from './annex-sheet.ts';
import { annexTitles } from './annex-titles.ts';
import { closedSheet } from './closed-sheet.ts';

type Say = (text: Text) => string;

/** Everything the board knows in counts, as sheets: the annexes of the plan, totals, targets, reports. No names. */
export function figuresBook(
  content: CommuneContent,
  dossier: Pick<Dossier, 'board' | 'stated' | 'found' | 'difficulties'>,
  say: Say,
  closed: readonly Closed[] = [],
): readonly BookSheet[] {
  const { board, stated } = dossier;
  const { campaign } = board;
  const asOf = showMoment(board.at, campaign.timeZone);
  const headOf = (title: string) => [
    title,
    say(text('export.head', { place: communeTitle(content.commune), campaign: plain(campaign.short), asOf })),
  ];
  const annexes = annexesOf(campaign, annexTitles(campaign, say)).map((annex, n) =>
    annexSheet(
      fillAnnex(annex, dossier),
      say(text('export.sheet.annex', { n: n === 0 ? '' : n + 1 })).trim(),
      headOf(annex.title),
      say,
    ),
  );
  return [
    ...annexes,
    ...[
      totalsSheet(board, headOf(say(text('board.section.totals'))), say),
      targetsSheet(content, board, headOf(say(text('export.sheet.targets'))), say),
      reportsSheet(content, board, headOf(say(text('board.section.reports'))), say),
      statedSheet(board, stated, headOf(say(text('board.section.stated'))), say),
      closedSheet(content, campaign, closed, headOf(say(text('closed.sheet'))), say),
    ].filter(({ rows }) => rows.length > 0),
  ];
}

function totalsSheet({ metrics, standings }: Board, head: readonly string[], say: Say): BookSheet {
  return {
    name: say(text('board.section.totals')),
    head,
    columns: [
      { title: say(text('board.column.metric')), kind: 'text', width: 44 },
      { title: say(text('board.column.people')), kind: 'number', width: 14 },
      { title: say(text('board.column.entries')), kind: 'number', width: 14 },
      { title: say(text('export.column.proof')), kind: 'text', width: 22 },
      { title: say(text('board.column.state')), kind: 'text', width: 18 },
    ],
    rows: metrics.map(({ metric, people, entries }) => {
      const own = standings.filter(({ target }) => target.metric === metric.id && !target.encouraged);
      return [
        say(text(`campaign.metric.${metric.id}`)),
        people,
        entries,
        say(text(`report.proof.${countingProofs(metric)[0]}`)),
        say(text(`board.state.${worstState(own) ?? 'free'}`)),
      ];
    }),
    notes: [say(text('board.totals.caption'))],
  };
}

function targetsSheet(
  { units }: CommuneContent,
  { campaign, standings, units: lines }: Board,
  head: readonly string[],
  say: Say,
): BookSheet {
  const row = (whose: string, standing: Standing) => [
    whose,
    say(sayStandingOf(campaign, units, standing)),
    standing.have,
    standing.base,
    standing.goal,
    percentOf(standing),
    standing.goal === undefined ? undefined : gapOf(standing),
    say(text(`board.state.${targetState(standing)}`)),
  ];
  return {
    name: say(text('export.sheet.targets')),
    head,
    columns: [
      { title: say(text('board.column.unit')), kind: 'text', width: 30 },
      { title: say(text('export.column.target')), kind: 'text', width: 60 },
      { title: say(text('export.column.have')), kind: 'number', width: 12 },
      { title: say(text('export.column.base')), kind: 'number', width: 12 },
      { title: say(text('export.column.goal')), kind: 'number', width: 12 },
      { title: say(text('export.column.percent')), kind: 'percent', width: 12 },
      { title: say(text('board.column.gap')), kind: 'number', width: 12 },
      { title: say(text('board.column.state')), kind: 'text', width: 18 },
    ],
    rows: [
      ...standings.map((standing) => row(say(text('export.whole')), standing)),
      ...lines.flatMap((line) => line.standings.map((standing) => row(line.unit.name, standing))),
    ],
  };
}

function reportsSheet(
  { units }: CommuneContent,
  { campaign, rounds }: Board,
  head: readonly string[],
  say: Say,
): BookSheet {
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name ?? id;
  return {
    name: say(text('export.sheet.reports')),
    head,
    columns: [
      { title: say(text('board.column.unit')), kind: 'text', width: 30 },
      { title: say(text('board.column.reports')), kind: 'text', width: 50 },
      { title: say(text('export.column.due')), kind: 'day', width: 14 },
      { title: say(text('export.column.filed')), kind: 'moment', width: 20 },
      { title: say(text('board.column.state')), kind: 'text', width: 18 },
    ],
    rows: rounds.flatMap(({ duties }) =>
      duties.map(({ obligation, fate, filedAt }) => [
        nameOf(obligation.unit),
        reportTitle(campaign, obligation.report),
        // The last day that counts, as everywhere.
        serialOfDay(dayOf(later(obligation.due, -1), campaign.timeZone)),
        filedAt === undefined ? undefined : serialOf(filedAt, campaign.timeZone),
        say(text(`export.fate.${fate}`)),
      ]),
    ),
  };
}

/** What units stated as numbers, and whether the totals hold it. */
function statedSheet(
  { campaign, units, entering }: Board,
  stated: readonly StatedLine[],
  head: readonly string[],
  say: Say,
): BookSheet {
  const stateOf = new Map(units.map(({ unit, state }) => [unit.id, state]));
  return {
    name: say(text('export.sheet.stated')),
    head,
    columns: [
      { title: say(text('board.column.unit')), kind: 'text', width: 30 },
      { title: say(text('board.column.reports')), kind: 'text', width: 44 },
      { title: say(text('board.column.metric')), kind: 'text', width: 40 },
      { title: say(text('export.column.stated')), kind: 'number', width: 12 },
      { title: say(text('export.column.as-of')), kind: 'text', width: 16 },
      { title: say(text('board.column.in-total')), kind: 'text', width: 14 },
      { title: say(text('board.column.state')), kind: 'text', width: 18 },
    ],
    rows: stated.map(({ unit, report, metric, value, asOf }) => [
      unit.name,
      reportTitle(campaign, report),
      say(text(`campaign.metric.${metric}`)),
      value,
      asOf && showDay(asOf),
      say(text(`board.stated.${entering.has(`${unit.id} ${metric}`) ? 'in-total' : 'beside'}`)),
      say(text(`board.state.${stateOf.get(unit.id) ?? 'free'}`)),
    ]),
    notes: [say(text('board.stated.note'))],
  };
}
