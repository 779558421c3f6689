import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { type CellValue, writeXlsxStream } from 'hucre';
import type { FromWorker, SheetPlan, ToWorker } from './long-book.ts';

const port = parentPort;
if (port === null) throw new Error('this is the inside of a worker');
const { name, columns } = workerData as SheetPlan;

/** Batches of rows that are asked for before they are needed, and pieces that may be on their way. */
const AHEAD = 2;

const tell = (message: FromWorker): void => port.postMessage(message);
const heard = on(port, 'message') as AsyncIterableIterator<[ToWorker]>;
const ready: (readonly (readonly unknown[])[])[] = [];
let underway = 0;
let ended = false;

for await (const bytes of writeXlsxStream(rows(), {
  name,
  columns: columns.map(({ title, width, format }) => ({ header: title, width, style: { numFmt: format } })),
  freezePane: { rows: 1, columns: 2 },
  // Otherwise every name and address would be kept until the end.
  inlineStrings: true,
})) {
  await hearUntil(() => underway < AHEAD);
  underway += 1;
  tell({ type: 'piece', bytes });
}
tell({ type: 'done' });
port.close();

async function* rows(): AsyncIterable<CellValue[]> {
  for (let n = 0; n < AHEAD; n++) tell({ type: 'wanted' });
  for (;;) {
    await hearUntil(() => ready.length > 0 || ended);
    const batch = ready.shift();
    if (batch === undefined) return;
    tell({ type: 'wanted' });
    for (const row of batch) yield row.map((cell) => (cell ?? null) as CellValue);
  }
}

/** What comes meanwhile is kept. */
async function hearUntil(enough: () => boolean): Promise<void> {
  while (!enough()) {
    const { value } = await heard.next();
    const [message] = value as [ToWorker];
    if (message.type === 'taken') underway -= 1;
    else if (message.type === 'ended') ended = true;
    else ready.push(message.rows);
  }
}
