import { streamXlsxRows } from 'hucre/xlsx';
import { TableError, type TableRow } from '../../ports/table-file.ts';
import { checkZip } from './check-zip.ts';

/** The first sheet of a workbook, after its zip was looked at. */
export async function* readXlsxRows(bytes: Uint8Array): AsyncIterable<TableRow> {
  const formulasOf = await checkZip(bytes);
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0 }))
      yield toRow(index + 1, values.map(toText), formulasOf(index + 1));
  } catch (error) {
    if (error instanceof TableError) throw error;
    const isBomb = error instanceof Error && /bomb|too large|exceed/i.test(error.message);
    throw new TableError(isBomb ? 'bomb' : 'broken', undefined, { cause: error });
  }
}

const toRow = (number: number, cells: readonly string[], formulas: readonly number[]): TableRow => ({
  number,
  cells,
  ...(formulas.length > 0 && { formulas }),
});

/** A piece of a longer text holds all of it in memory as long as the piece is kept: here the sheet, for a name. */
const copied = (piece: string): string => Buffer.from(piece, 'utf16le').toString('utf16le');

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'x' : '';
  return typeof value === 'string' ? copied(value) : String(value);
}
