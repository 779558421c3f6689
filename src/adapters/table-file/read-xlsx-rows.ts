import { streamXlsxRows } from 'hucre/xlsx';
import { TableError, type TableRow } from '../../ports/table-file.ts';
import { checkZip } from './check-zip.ts';

/** The first sheet of a workbook, after its zip was looked at. */
export async function* readXlsxRows(bytes: Uint8Array): AsyncIterable<TableRow> {
  await checkZip(bytes);
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0 }))
      yield { number: index + 1, cells: values.map(toText) };
  } catch (error) {
    if (error instanceof TableError) throw error;
    const isBomb = error instanceof Error && /bomb|too large|exceed/i.test(error.message);
    throw new TableError(isBomb ? 'bomb' : 'broken', undefined, { cause: error });
  }
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'x' : '';
  return String(value);
}
