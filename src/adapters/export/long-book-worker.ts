import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { BookCell } from '../../ports/books.ts';
import type { FromWorker, ToWorker } from './long-book.ts';
import { type SheetPlan, writeSheet } from './long-sheet.ts';

const port = parentPort;
if (port === null) throw new Error('this is the inside of a worker');

/** Batches of rows that are asked for before they are needed, and pieces that may be on their way. */
const AHEAD = 2;

const tell = (message: FromWorker): void => port.postMessage(message);
const heard = on(port, 'message') as AsyncIterableIterator<[ToWorker]>;
const ready: (readonly (readonly BookCell[])[])[] = [];
let underway = 0;
let ended = false;

for await (const bytes of writeSheet(workerData as SheetPlan, rows())) {
  await hearUntil(() => underway < AHEAD);
  underway += 1;
  tell({ type: 'piece', bytes });
}
tell({ type: 'done' });
port.close();

async function* rows(): AsyncIterable<readonly BookCell[]> {
  for (let n = 0; n < AHEAD; n++) tell({ type: 'wanted' });
  for (;;) {
    await hearUntil(() => ready.length > 0 || ended);
    const batch = ready.shift();
    if (batch === undefined) return;
    tell({ type: 'wanted' });
    yield* batch;
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
