import { systemClock } from '../adapters/clock/system-clock.ts';
import { loadReach } from '../app/load-reach.ts';
import { readConfig } from '../config.ts';
import type { DatedChange } from '../core/change/change.ts';
import type { Reach } from '../core/report/sendings.ts';
import type { Instant } from '../core/time/instant.ts';
import { isThere, openDatabaseBeside } from '../open-database.ts';

/** What the database knows beside the files: what was changed in the chat, who is there, and what is filed. */
export interface Lived {
  readonly changes: readonly DatedChange[];
  readonly reach: Reach;
  readonly filed: ReadonlySet<string>;
  readonly at: Instant;
}

/** Undefined where no bot has run yet: showing a plan makes no database. A bot that is running goes on meanwhile. */
export async function readLived(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Lived | undefined> {
  const config = readConfig(env);
  if (!isThere(config)) return undefined;
  const [commune = '', campaign = ''] = name.split('/');
  const { store } = await openDatabaseBeside(config);
  const at = systemClock.now();
  try {
    return await store.transaction(async (tx) => ({
      changes: (await tx.changes.all()).filter((change) => change.commune === commune),
      reach: await loadReach(tx, [], commune, at),
      filed: new Set((await tx.submissions.of(commune, campaign)).map(({ obligation }) => obligation)),
      at,
    }));
  } finally {
    await store.close();
  }
}
