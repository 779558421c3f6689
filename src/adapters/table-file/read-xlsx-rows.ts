import { streamXlsxRows } from 'hucre/xlsx';
import { TableError, type TableRow } from '../../ports/table-file.ts';
import { checkZip } from './check-zip.ts';

/** Rows that are given at a time. */
const TOGETHER = 100;

/** The first sheet of a workbook, after its zip was looked at. */
export async function* readXlsxRows(bytes: Uint8Array): AsyncIterable<readonly TableRow[]> {
  const formulasOf = await checkZip(bytes);
  let rows: TableRow[] = [];
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0 })) {
      rows.push(toRow(index + 1, values.map(toText), formulasOf(index + 1)));
      if (rows.length < TOGETHER) continue;
      yield rows;
      rows = [];
    }
  } catch (error) {
    // For whatever is wrong with these the file is refused first.
    yield rows;
    const isBomb = error instanceof Error && /bomb|too large|exceed/i.test(error.message);
    throw new TableError(isBomb ? 'bomb' : 'broken', undefined, { cause: error });
  }
  yield rows;
}

const toRow = (number: number, cells: readonly string[], formulas: readonly number[]): TableRow => ({
  number,
  cells,
  ...(formulas.length > 0 && { formulas }),
});

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'x' : '';
  return String(value);
}
