import { HOUR, instant, later } from '../../src/core/time/instant.ts';
import type { Store } from '../../src/ports/store.ts';
import { createRandom } from '../../src/stage/random.ts';
import { Crash, openTown } from '../app/town.ts';

export interface CrashRuns {
  readonly runs: number;
  readonly crashes: number;
  /** Where they died, and how often. */
  readonly where: ReadonlyMap<string, number>;
  readonly sent: number;
  /** Reminders that are not tried again because the process died while sending, on a channel where that could double them. */
  readonly unknown: number;
  /** Handed over again, on a channel that says that this does no harm. */
  readonly repeated: number;
  /** Sentences; empty when nothing was lost or doubled. */
  readonly violations: readonly string[];
}

const START = instant('2025-12-22T08:00:00+07:00');
const END = instant('2026-01-03T08:00:00+07:00');
const OFFSETS = 4;
const UNITS = 3;

/**
 * A campaign of three units is lived through, and its process dies at random between any two writes: before a
 * transaction, before its commit, after it, before and after a message is handed over. A new one takes its place at once,
 * knowing what is in the database and nothing else.
 */
export async function runCrashes(
  runs: number,
  seed: number,
  openStore?: () => Promise<Store>,
): Promise<CrashRuns> {
  const where = new Map<string, number>();
  const violations: string[] = [];
  let crashes = 0;
  let sent = 0;
  let unknown = 0;
  let repeated = 0;
  const store = await openStore?.();
  for (let run = 0; run < runs; run++) {
    const random = createRandom(seed + run);
    const resend = run % 2 === 1;
    let dead = false;
    const fault = (place: string): void => {
      if (dead) throw new Crash('dead already');
      if (random.fraction() >= 0.06) return;
      dead = true;
      crashes++;
      where.set(place, (where.get(place) ?? 0) + 1);
      throw new Crash(place);
    };
    let armed = false;
    const town = await openTown(START, {
      commune: `xa-${seed}-${run}`,
      // Every other run on a channel that takes a message twice as one.
      resend,
      ...(store && { store }),
      fault: (place) => {
        if (armed) fault(place);
      },
    });
    armed = true;
    const filed = new Set<string>();
    while (town.now() < END) {
      town.pass(later(town.now(), random.between(1, 30) * HOUR));
      await town.tick();
      // As often as it dies, until one has lived through a whole tick.
      while (dead) {
        dead = false;
        armed = random.fraction() < 0.7;
        await town.restart().catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
        armed = true;
      }
      if (random.fraction() < 0.05) {
        const unit = `thon-${random.between(1, UNITS)}`;
        armed = false;
        await town.file(unit);
        armed = true;
        filed.add(unit);
      }
    }
    armed = false;
    await town.tick();
    const keys = town.sent.map(({ key }) => key);
    for (const key of new Set(keys)) {
      const again = keys.filter((one) => one === key).length - 1;
      if (resend) repeated += again;
      else if (again > 0) violations.push(`run ${run}: ${key} was sent twice`);
    }
    for (const { key, owed } of town.sent)
      if (!owed) violations.push(`run ${run}: ${key} went to one who owes nothing`);
    const ledger = await town.ledger();
    if (ledger.length !== UNITS * OFFSETS) violations.push(`run ${run}: ${ledger.length} rows in the ledger`);
    for (const { key, state, reason } of ledger) {
      const was = keys.includes(key);
      if (state === 'sent' && !was) violations.push(`run ${run}: ${key} is written as sent, but never was`);
      if (reason === 'crashed-while-sending') {
        unknown++;
        if (resend) violations.push(`run ${run}: ${key} was given up`);
      }
      if (state === 'queued') violations.push(`run ${run}: ${key} is still waiting`);
      if ((state === 'dropped' || state === 'cleared') && reason === undefined)
        violations.push(`run ${run}: nobody knows why ${key} was not sent`);
    }
    for (const error of town.errors) violations.push(`run ${run}: ${String(error)}`);
    sent += keys.length;
    await town.close();
  }
  await store?.close();
  return { runs, crashes, where, sent, unknown, repeated, violations };
}
