import type { Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { AnnexCell, AnnexTable } from '../../core/report/annex-table.ts';
import type { LetterTable } from '../../ports/letters.ts';

type Say = (text: Text) => string;

/** An annex as it is printed; the same figures as in the sheet. */
export function annexLetterTable({ annex, rows, totals }: AnnexTable, say: Say): LetterTable {
  const show = (figure: AnnexCell, n: number): string => {
    if (figure === undefined) return '';
    if (typeof figure === 'string') return figure;
    if (typeof figure === 'object') return say(text(`export.fate.${figure.fate}`));
    return annex.columns[n]?.share
      ? figure.toFixed(1).replace('.', ',')
      : say(text('board.number', { count: figure }));
  };
  return {
    columns: [
      { title: say(text('export.column.number')), isNumber: true, width: 5 },
      { title: say(text('board.column.unit')), isNumber: false, width: 18 },
      ...annex.columns.map(({ title, difficulties, report }) => ({
        title,
        isNumber: !difficulties && !report,
        width: difficulties ? 14 : 7,
      })),
    ],
    rows: rows.map(({ unit, cells }, n) => [String(n + 1), unit.name, ...cells.map(show)]),
    ...(totals.some((total) => total !== undefined) && {
      totals: ['', say(text('export.total')), ...totals.map(show)],
    }),
  };
}
