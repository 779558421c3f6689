import { parentPort, workerData } from 'node:worker_threads';
import { createJudgeTable, type JudgedStretch } from '../../core/roster/judge-table.ts';
import type { RosterRules } from '../../core/roster/rules.ts';
import { TableError } from '../../ports/table-file.ts';
import type { FromWorker } from './index.ts';
import { readRows } from './read-rows.ts';

/** Stretches that may be under way: one is judged while the other side takes in the one before. */
const AHEAD = 2;

const { bytes, taken, kind, rules } = workerData as {
  readonly bytes: Uint8Array;
  /** How many stretches the other side has taken in. */
  readonly taken: Int32Array;
  readonly kind: 'xlsx' | 'csv';
  readonly rules: RosterRules;
};
const port = parentPort;
if (port === null) throw new Error('this is the inside of a worker');

let given = 0;

/** Stands still where it is too far ahead, and so does whoever unpacks and parses: nothing piles up before it. */
function give(stretch: JudgedStretch | undefined, read: number): void {
  if (stretch === undefined) return;
  for (let far = Atomics.load(taken, 0); given - far >= AHEAD; far = Atomics.load(taken, 0))
    Atomics.wait(taken, 0, far);
  given += 1;
  // In memory of their own, which goes over as it is.
  const parts = stretch.parts.map((part) => new TextEncoder().encode(part));
  const message: FromWorker = { type: 'stretch', stretch: { ...stretch, parts }, read };
  port?.postMessage(
    message,
    parts.map(({ buffer }) => buffer),
  );
}

async function judgeAll(): Promise<FromWorker> {
  const table = createJudgeTable(rules);
  let count = 0;
  let people = 0;
  for await (const rows of readRows(bytes, kind)) {
    for (const row of rows) {
      count += 1;
      const stretch = table.take(row);
      if (stretch === undefined) continue;
      people += stretch.summary.rows;
      give(stretch, count);
    }
    if (table.isHopeless()) throw new TableError('no-headings');
  }
  if (!table.hasHeadings()) throw new TableError('no-headings');
  const rest = table.end();
  if (people === 0 && rest === undefined) throw new TableError('nobody');
  give(rest, count);
  return { type: 'done' };
}

const last = await judgeAll().catch((error: unknown): FromWorker => {
  const { refusal, at } = error instanceof TableError ? error : new TableError('broken');
  return { type: 'refused', refusal, ...(at !== undefined && { at }) };
});
port.postMessage(last);
