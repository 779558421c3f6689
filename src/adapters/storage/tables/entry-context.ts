import { sql as raw } from 'kysely';
import type { Context } from '../context.ts';

/** What the people of one transaction are written with. */
export interface EntryContext extends Context {
  /** Sends what waits of people, entries and achievements. Every read of them begins with it, but that of `record`. */
  flushEntries(): Promise<void>;
  /** What `record` has written and not sent yet: keys by which another entry could meet it. */
  readonly unsent: Set<string>;
  /** Achievements of rows that are new and not sent yet, by list. */
  readonly made: Map<string, Made[]>;
  /** Lists of which older rows were changed and not sent yet: what the database counts of them is not true any more. */
  readonly changed: Set<string>;
  /**
   * Two reporters may send the same person at the same moment, and not all that makes two rows one is in an index: who
   * decides about people has the commune alone until the transaction ends.
   */
  lockCommune(commune: string): Promise<void>;
}

interface Made {
  readonly metric: string;
  readonly proof: number;
  readonly at: number;
}

export function toEntryContext(context: Context): EntryContext {
  const { sql, db, buffer } = context;
  const unsent = new Set<string>();
  const made = new Map<string, Made[]>();
  const changed = new Set<string>();
  const locked = new Set<string>();
  return {
    ...context,
    unsent,
    made,
    changed,
    async flushEntries() {
      unsent.clear();
      made.clear();
      changed.clear();
      await buffer.flush('person', 'entry', 'achievement');
    },
    async lockCommune(commune) {
      // On SQLite every transaction is alone.
      if (sql.dialect === 'sqlite' || locked.has(commune)) return;
      await sql.run(raw`SELECT pg_advisory_xact_lock(hashtextextended(${commune}, 0))`.compile(db));
      locked.add(commune);
    },
  };
}
