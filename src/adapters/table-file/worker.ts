import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { TableError, type TableRow } from '../../ports/table-file.ts';
import { checkCell } from './check-cell.ts';
import type { FromWorker } from './index.ts';
import { readCsvRows } from './read-csv-rows.ts';
import { readXlsxRows } from './read-xlsx-rows.ts';

/** Rows that go over at a time; the other side asks for more. */
const BATCH = 500;
const MAX_ROWS = 200_000;
/** More columns than any list has; what is beyond is left out. */
const MAX_COLUMNS = 60;

const { bytes, kind } = workerData as { readonly bytes: Uint8Array; readonly kind: 'xlsx' | 'csv' };
const port = parentPort;
if (port === null) throw new Error('this is the inside of a worker');
const send = (message: FromWorker): void => port.postMessage(message);

try {
  let batch: TableRow[] = [];
  let count = 0;
  for await (const { number, cells, ...rest } of kind === 'xlsx' ? readXlsxRows(bytes) : readCsvRows(bytes)) {
    if (++count > MAX_ROWS) throw new TableError('too-many-rows');
    const kept = cells.slice(0, MAX_COLUMNS);
    kept.forEach((cell, column) => {
      checkCell(cell, number, column);
    });
    batch.push({ number, cells: kept, ...rest });
    if (batch.length < BATCH) continue;
    send({ type: 'rows', rows: batch });
    batch = [];
    await once(port, 'message');
  }
  if (batch.length > 0) {
    send({ type: 'rows', rows: batch });
    await once(port, 'message');
  }
  send({ type: 'done' });
} catch (error) {
  const { refusal, at } = error instanceof TableError ? error : new TableError('broken');
  send({ type: 'refused', refusal, ...(at !== undefined && { at }) });
}
