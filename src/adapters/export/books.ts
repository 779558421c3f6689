import type { CellStyle, WriteSheet } from 'hucre';
import type { BookCell, BookSheet, Books, ColumnKind, LongSheet } from '../../ports/books.ts';
import { writeCsv } from './csv.ts';
import { writeApart } from './long-book.ts';

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
    async write(sheets) {
      const { writeXlsx } = await import('hucre');
      return writeXlsx({ sheets: sheets.map(toSheet) });
    },
    stream: ({ name, columns, rows }: LongSheet) =>
      writeApart(
        { name, columns: columns.map((column) => ({ ...column, format: FORMATS[column.kind] })) },
        rows,
      ),
    csv: writeCsv,
  };
}

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
  const height = header + 2 + table.length + notes.length;
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: Array.from({ length: height }, () => []),
    cells,
    // Titles of columns take several lines.
    rowDefs: new Map([[header, { height: 64 }]]),
    freezePane: { rows: header + 1, columns: 2 },
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}
