import type { CellStyle, WriteSheet } from 'hucre';
import type { BookCell, BookSheet, Books, ColumnKind, LongSheet } from '../../ports/books.ts';
import { writeCsv } from './csv.ts';
import { writeBook } from './long-book.ts';

/** Text is marked as text, so that a citizen ID keeps its zeros when somebody edits it. */
const FORMATS: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  number: '#,##0',
  percent: '0.0',
  moment: 'dd/mm/yyyy hh:mm',
  day: 'dd/mm/yyyy',
};

const THIN = { style: 'thin', color: { rgb: 'FF999999' } } as const;
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const FONT = { name: 'Times New Roman', size: 12 };
const HEADER: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE6EEEA' } },
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const HEAD: CellStyle = { font: { ...FONT, bold: true } };
const NOTE: CellStyle = { font: { ...FONT, italic: true } };

const cellStyle = (kind: ColumnKind, bold = false): CellStyle => ({
  font: { ...FONT, ...(bold && { bold }) },
  border: BORDER,
  numFmt: FORMATS[kind],
  alignment: { vertical: 'top', wrapText: kind === 'text' },
});

/** hucre is read when the first file is written. */
export function createBooks(): Books {
  return {
    write: writeSheets,
    stream: ({ name, columns, rows }: LongSheet) =>
      writeBook(
        { name, columns: columns.map((column) => ({ ...column, format: FORMATS[column.kind] })) },
        rows,
        (all) => writeSheets([{ name, head: [], columns, rows: all }]),
      ),
    csv: writeCsv,
  };
}

async function writeSheets(sheets: readonly BookSheet[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre');
  return writeXlsx({ sheets: sheets.map(toSheet), namedRanges: sheets.map(printTitles) });
}

/**
 * The header stands on every printed page. hucre's own setting leaves the sheet's name without quotes, which is no
 * reference where the name has a space: Excel takes such a file for broken.
 */
const printTitles = ({ name, head }: BookSheet) => ({
  name: '_xlnm.Print_Titles',
  scope: name,
  range: `'${name.replaceAll("'", "''")}'!$${head.length + 1}:$${head.length + 1}`,
});

function toSheet({ name, head, columns, rows, totals, notes = [] }: BookSheet): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const put = (row: number, column: number, cell: BookCell, style: CellStyle) => {
    const isFormula = typeof cell === 'object';
    // What a formula leaves blank is an empty text to a spreadsheet; nothing at all would be read as 0.
    const value = isFormula ? (cell.value ?? '') : (cell ?? null);
    cells.set(`${row},${column}`, {
      value,
      type: isFormula
        ? 'formula'
        : value === null
          ? 'empty'
          : typeof value === 'number'
            ? 'number'
            : 'string',
      style,
      ...(isFormula && { formula: cell.formula, formulaResult: value }),
    });
  };
  head.forEach((line, n) => {
    put(n, 0, line, HEAD);
  });
  const header = head.length;
  columns.forEach(({ title }, column) => {
    put(header, column, title, HEADER);
  });
  const table = [
    ...rows.map((row) => ({ row, bold: false })),
    ...(totals ? [{ row: totals, bold: true }] : []),
  ];
  table.forEach(({ row, bold }, n) => {
    columns.forEach(({ kind }, column) => {
      put(header + 1 + n, column, row[column], cellStyle(kind, bold));
    });
  });
  notes.forEach((line, n) => {
    put(header + 2 + table.length + n, 0, line, NOTE);
  });
  const height = header + 1 + table.length + (notes.length > 0 ? 1 + notes.length : 0);
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: Array.from({ length: height }, () => []),
    cells,
    rowDefs: new Map([
      [
        header,
        {
          height:
            LINE *
              linesOf(
                columns.map(({ title }) => title),
                columns,
              ) +
            LINE / 2,
        },
      ],
      ...table.map(({ row }, n) => [header + 1 + n, { height: LINE * linesOf(row, columns) }] as const),
    ]),
    freezePane: { rows: header + 1, columns: 2 },
    headerFooter: { oddFooter: '&R&P/&N' },
    pageSetup: {
      orientation: 'landscape',
      paperSize: 'a4',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.5, bottom: 0.5, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
  };
}

/** Of text in our font, in points. */
const LINE = 16.5;

/** A spreadsheet does not make room by itself for text that is wrapped when it opens a file. */
function linesOf(row: readonly BookCell[], columns: BookSheet['columns']): number {
  const lines = columns.map(({ width }, n) => {
    const cell = row[n];
    return typeof cell === 'string' ? wrappedLines(cell, width) : 1;
  });
  return Math.min(20, Math.max(1, ...lines));
}

function wrappedLines(said: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of said.split(/\s+/)) {
    if (used > 0 && used + word.length > width) {
      lines += 1;
      used = 0;
    }
    used += word.length + 1;
  }
  return lines;
}
