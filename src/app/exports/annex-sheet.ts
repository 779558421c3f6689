import type { AnnexColumn } from '../../core/campaign/annex.ts';
import type { Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { AnnexTable, Figure } from '../../core/report/annex-table.ts';
import { type BookCell, type BookColumn, type BookSheet, firstRowAfter } from '../../ports/books.ts';
import { letterOf } from './columns.ts';

type Say = (text: Text) => string;

/** Number and unit come first; the state of the unit stands at the end. */
const LEADING = 2;

/** An annex as a sheet: sums, percentages and rests are formulas, so that whoever corrects a figure sees what follows. */
export function annexSheet(table: AnnexTable, name: string, head: readonly string[], say: Say): BookSheet {
  const { annex, rows, totals } = table;
  const first = firstRowAfter(head);
  const last = first + rows.length - 1;
  const columns: readonly BookColumn[] = [
    { title: say(text('export.column.number')), kind: 'number', width: 6 },
    { title: say(text('board.column.unit')), kind: 'text', width: 28 },
    ...annex.columns.map(
      (column): BookColumn => ({
        title: column.title,
        kind: kindOf(column),
        width: column.difficulties ? 30 : column.report ? 18 : 11,
      }),
    ),
    { title: say(text('board.column.state')), kind: 'text', width: 16 },
  ];
  return {
    name,
    head,
    columns,
    rows: rows.map(({ unit, state, cells }, n) => [
      n + 1,
      unit.name,
      ...annex.columns.map((column, at) => {
        const cell = cells[at];
        if (typeof cell === 'object') return say(text(`export.fate.${cell.fate}`));
        return typeof cell === 'string' ? cell : (worked(table, column, cell, first + n) ?? cell);
      }),
      say(text(`board.state.${state}`)),
    ]),
    ...(annex.columns.some(isFigure) && {
      totals: [
        undefined,
        say(text('export.total')),
        ...annex.columns.map((column, at) => {
          const figure = totals[at];
          if (!isFigure(column)) return undefined;
          const rangeOf = (n: number) => `${letterOf(n + LEADING)}${first}:${letterOf(n + LEADING)}${last}`;
          return { formula: totalOf(table, column, rangeOf, rangeOf(at)), value: figure };
        }),
        undefined,
      ],
    }),
    notes: [say(text('export.blank-note'))],
  };
}

const isFigure = ({ metric, denominator, goal, share, rest, checks }: AnnexColumn): boolean =>
  [metric, denominator, goal, share, rest, checks].some((source) => source !== undefined);

const kindOf = (column: AnnexColumn): BookColumn['kind'] =>
  column.share ? 'percent' : isFigure(column) ? 'number' : 'text';

/** What is worked out from other columns of the same row. */
function worked({ annex }: AnnexTable, { share, rest }: AnnexColumn, value: Figure, row: number): BookCell {
  const cell = (id: string) =>
    `${letterOf(annex.columns.findIndex((column) => column.id === id) + LEADING)}${row}`;
  if (share) {
    const [part, whole] = [cell(share.of), cell(share.in)];
    return { formula: `IF(OR(${part}="",N(${whole})=0),"",ROUND(${part}/${whole}*100,1))`, value };
  }
  if (rest) {
    const [all, some] = [cell(rest.of), cell(rest.without)];
    return { formula: `IF(OR(${all}="",${some}=""),"",MAX(0,${all}-${some}))`, value };
  }
  return undefined;
}

/** A percentage of all is of those units whose part and whole are both known; everything else is added up. */
function totalOf(
  { annex }: AnnexTable,
  { share }: AnnexColumn,
  rangeOf: (column: number) => string,
  own: string,
): string {
  if (share === undefined) return `IF(COUNT(${own})=0,"",SUM(${own}))`;
  const [part, whole] = [share.of, share.in].map((id) =>
    rangeOf(annex.columns.findIndex((column) => column.id === id)),
  );
  const both = `${part},"<>",${whole},">0"`;
  return `IF(COUNT(${own})=0,"",ROUND(SUMIFS(${part},${both})/SUMIFS(${whole},${both})*100,1))`;
}
