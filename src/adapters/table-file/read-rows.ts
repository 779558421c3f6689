import { TableError, type TableRow } from '../../ports/table-file.ts';
import { checkCell } from './check-cell.ts';

/** A list of 200,000 people, and what stands above and below it. */
const MAX_ROWS = 200_100;
/** More columns than any list has; what is beyond is left out. */
const MAX_COLUMNS = 60;

/** The rows of a table as text, as many at a time as come together, none of them with a cell that a list does not have. */
export async function* readRows(bytes: Uint8Array, kind: 'xlsx' | 'csv'): AsyncIterable<readonly TableRow[]> {
  let count = 0;
  for await (const rows of kind === 'xlsx' ? await readXlsx(bytes) : await readCsv(bytes)) {
    count += rows.length;
    // What stands before may be refused for something else.
    const most = count > MAX_ROWS ? rows.length - (count - MAX_ROWS) : rows.length;
    const checked = rows.slice(0, most).map(checkRow);
    if (count > MAX_ROWS) throw new TableError('too-many-rows');
    yield checked;
  }
}

// Whoever reads one kind need not load what reads the other.
const readXlsx = async (bytes: Uint8Array) => (await import('./read-xlsx-rows.ts')).readXlsxRows(bytes);
const readCsv = async (bytes: Uint8Array) => (await import('./read-csv-rows.ts')).readCsvRows(bytes);

function checkRow(row: TableRow): TableRow {
  const { number, cells: all } = row;
  const cells = all.length > MAX_COLUMNS ? all.slice(0, MAX_COLUMNS) : all;
  for (let column = 0; column < cells.length; column++) checkCell(cells[column] ?? '', number, column);
  return cells === all ? row : { ...row, cells };
}
