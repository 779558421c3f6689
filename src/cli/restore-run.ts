import { join } from 'node:path';
import { openBackup } from '../adapters/backup/open-backup.ts';
import { eraseAgain } from '../app/rights/erase-again.ts';
import { ConfigError, readConfig } from '../config.ts';
import { isoInstant } from '../core/time/instant.ts';
import { CannotRestore } from '../ports/backups.ts';
import type { Store } from '../ports/store.ts';
import { restoreDatabase } from '../restore-database.ts';

export interface RestoreCli {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the backup: one of those that have a moment for a name. */
  readonly folder: string;
  out(text: string): void;
  err(text: string): void;
}

/** Makes the data anew out of a backup, and says what came back and what did not. Returns the exit code. */
export async function runRestore({ env, folder, out, err }: RestoreCli): Promise<number> {
  try {
    const config = readConfig(env);
    const backup = await openBackup(folder);
    if (backup === undefined) {
      err(`${folder} is no whole backup. It has a moment for a name, and a manifest.json in it.`);
      return 1;
    }
    const moment = isoInstant(backup.at);
    const store = await restoreDatabase(config, backup.lines);
    try {
      out(`${backup.rows} rows as of ${moment} are back, and the key opens them.`);
      const files = await backup.copyFiles(join(config.DATA_DIR, 'media'));
      if (files === backup.files) out(`${files} files are back.`);
      else err(`${files} of ${backup.files} files are back; the others were erased since, or are missing.`);
      const again = await eraseAgain(store, backup.forgotten);
      if (again > 0) out(`Erased once more, as they were erased after the backup: ${again}.`);
      return (await totalsHold(store)) ? say(0) : say(1);
    } finally {
      await store.close();
    }

    function say(code: number): number {
      if (code > 0) err('Totals do not say what the rows say: npm run doctor -- --rebuild-counters');
      out(`What was written after ${moment} is not there. Ask the units to send again what they sent since.`);
      out(LEFT_OUT);
      return code;
    }
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof CannotRestore)) throw error;
    err(error.message);
    return 1;
  }
}

const LEFT_OUT =
  'Not in a backup: the key, channels.yaml and its tokens, keys of tips (shreds). The refresh token of an OA can be ' +
  'used once: where the backup is older than the last one, get a new one (docs/zalo.md). npm run doctor looks at all of it.';

const totalsHold = async (store: Store): Promise<boolean> =>
  (await store.transaction((tx) => tx.counters.drift(1))).length === 0;
