import { say, text } from '../../core/message/say.ts';
import { isTaken, type JudgedRow } from '../../core/roster/judge.ts';
import { PART } from '../../core/roster/judge-table.ts';
import { summarise, takenRows } from '../../core/roster/summary.ts';
import type { Clock } from '../../ports/clock.ts';
import { type Roster, StaleVersion, type Store, type Tx } from '../../ports/store.ts';
import { isOnBehalf } from '../focus.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import type { JobHandler } from '../run-jobs.ts';
import { type ListOfUnit, rosterOf } from './draft-roster.ts';
import { type Came, recordRows, sayRecorded, toDetail } from './record-roster.ts';
import type { ReaderOf } from './roster-reader.ts';

export const RECORD = 'record-roster';

/** Lists up to that are recorded in the transaction of the word that was given; longer ones would silence the bot. */
const AT_ONCE = 1_000;

/** A long list is recorded as a job; undefined for one that is short enough. */
export function recordLater(
  { tx, at, conversation, grants }: Request,
  list: ListOfUnit,
  roster: Roster,
): Outcome | undefined {
  const { summary } = roster;
  if (summary === undefined || summary.rows <= AT_ONCE) return undefined;
  const { channel, address, language, account } = conversation;
  tx.jobs.add({
    // The same word twice is one job.
    id: `${RECORD}:${roster.id}:${roster.revision}`,
    kind: RECORD,
    contact: { channel, address },
    language,
    args: {
      roster: roster.id,
      commune: roster.commune,
      campaign: roster.campaign,
      unit: list.unit.id,
      account,
      ...(isOnBehalf(grants, list.unit.id) && { onBehalf: 'yes' }),
    },
    at,
  });
  return { says: [say([text('roster.file.recording', { count: takenRows(summary) })])] };
}

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly readerOf: ReaderOf;
  readonly ids: () => string;
}

/** Rows of a transaction: the disk is waited for once, and whoever writes to the bot waits for no more than these. */
const TOGETHER = 3 * PART;

/**
 * A few parts in a transaction of their own, in which each shrinks to what could not be recorded: whoever takes over after a
 * crash goes on where it stopped, and nobody is recorded twice.
 */
export function createRecordJob({ store, clock, planner, readerOf, ids }: Deps): JobHandler {
  return async ({ args }, { progress }) => {
    const { roster: id = '', commune = '', campaign = '', unit: unitId, account = '' } = args;
    const at = clock.now();
    const plan = planner.of(commune, campaign, at);
    const unit = plan?.content.units.find((one) => one.id === unitId);
    const reader = plan && unit && readerOf(plan, unit, at);
    const begun = await store.transaction((tx) => tx.rosters.find(id));
    if (!plan || !unit || !reader || begun?.state !== 'open') return [say([text('roster.gone')])];
    const list: ListOfUnit = { plan, unit, reader };
    const total = begun.summary?.rows ?? 0;
    const who = { account, onBehalf: args['onBehalf'] === 'yes' };
    for (let n: number | undefined = 0; ; ) {
      n = await recordParts(list, id, n, who);
      if (n === undefined) break;
      await progress({ done: Math.min(n * PART, total), total });
    }
    return async (tx) => {
      const roster = await rosterOf(tx, id);
      const left = await tx.rosters.rows(id);
      const came = cameSoFar(roster);
      const state = left.length > 0 ? 'open' : 'recorded';
      await tx.rosters.change(id, roster.revision, { state, summary: summarise(left), at: clock.now() });
      const detail = { rows: total, ...toDetail(came), left: left.length };
      tx.audit.add({ at: clock.now(), actor: account, action: 'record-roster', subject: id, detail });
      return [await sayRecorded(tx, list, id, { ...came, left }, clock.now())];
    };
  };

  /** From the n-th part on; the next one, or undefined where there is none. */
  function recordParts(list: ListOfUnit, id: string, n: number, who: Who): Promise<number | undefined> {
    return store.transaction(async (tx) => {
      let next = n;
      for (let rows = 0; rows < TOGETHER; next++) {
        const recorded = await recordPart(tx, list, id, next, who);
        if (recorded === undefined) return undefined;
        rows += recorded;
      }
      return next;
    });
  }

  /** How many rows of it are in the list now; undefined where there is no such part. */
  async function recordPart(
    tx: Tx,
    list: ListOfUnit,
    id: string,
    n: number,
    who: Who,
  ): Promise<number | undefined> {
    const rows = await tx.rosters.part(id, n);
    if (rows === undefined) return undefined;
    const taken = rows.filter(isTaken);
    if (taken.length === 0) return 0;
    const roster = await rosterOf(tx, id);
    const by = { ...who, at: clock.now() };
    const { fresh, again, children } = await recordRows(tx, list, roster, taken, ids, by);
    const left: readonly JudgedRow[] = rows.filter(({ verdict }) => verdict === 'rejected');
    tx.rosters.putPart(id, n, left);
    const before = cameSoFar(roster);
    const counted = {
      ...roster.common,
      new: String(before.fresh + fresh),
      again: String(before.again + again),
      children: String(before.children + children),
    };
    if (!(await tx.rosters.change(id, roster.revision, { common: counted, at: by.at })))
      throw new StaleVersion('somebody has changed this list meanwhile');
    return taken.length;
  }
}

interface Who {
  readonly account: string;
  readonly onBehalf: boolean;
}

/** What the parts that are recorded already came to. */
const cameSoFar = ({ common }: Roster): Came => ({
  fresh: Number(common['new'] ?? 0),
  again: Number(common['again'] ?? 0),
  children: Number(common['children'] ?? 0),
});
