import { TableError, type TableRow } from '../../ports/table-file.ts';
import { checkCell } from './check-cell.ts';
import { readCsvRows } from './read-csv-rows.ts';
import { readXlsxRows } from './read-xlsx-rows.ts';

/** A list of 200,000 people, and what stands above and below it. */
const MAX_ROWS = 200_100;
/** More columns than any list has; what is beyond is left out. */
const MAX_COLUMNS = 60;

/** The rows of a table as text, none of them with a cell that a list does not have. */
export async function* readRows(bytes: Uint8Array, kind: 'xlsx' | 'csv'): AsyncIterable<TableRow> {
  let count = 0;
  for await (const row of kind === 'xlsx' ? readXlsxRows(bytes) : readCsvRows(bytes)) {
    if (++count > MAX_ROWS) throw new TableError('too-many-rows');
    const cells = row.cells.length > MAX_COLUMNS ? row.cells.slice(0, MAX_COLUMNS) : row.cells;
    for (const [column, cell] of cells.entries()) checkCell(cell, row.number, column);
    yield { ...row, cells };
  }
}
