import type { CellValue } from 'hucre';
import type { BookColumn, LongSheet } from '../../ports/books.ts';

/** A sheet without its rows, as a worker can be told of it. */
export interface SheetPlan {
  readonly name: string;
  readonly columns: readonly (BookColumn & { readonly format: string })[];
}

/** The bytes of a workbook of one sheet, row by row. hucre is read when the first file is written. */
export async function* writeSheet(
  { name, columns }: SheetPlan,
  rows: LongSheet['rows'],
): AsyncIterable<Uint8Array> {
  const { writeXlsxStream } = await import('hucre');
  yield* writeXlsxStream(toValues(rows), {
    name,
    columns: columns.map(({ title, width, format }) => ({ header: title, width, style: { numFmt: format } })),
    freezePane: { rows: 1, columns: 2 },
    // Otherwise every name and address would be kept until the end.
    inlineStrings: true,
  });
}

/** Formulas are not for these. */
async function* toValues(rows: LongSheet['rows']): AsyncIterable<CellValue[]> {
  for await (const row of rows) yield row.map((cell) => (typeof cell === 'object' ? null : (cell ?? null)));
}
