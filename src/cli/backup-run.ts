import { join, resolve } from 'node:path';
import { ConfigError, readConfig } from '../config.ts';
import type { Instant } from '../core/time/instant.ts';
import { openBackups } from '../open-backups.ts';
import { backupsIn, isThere } from '../open-database.ts';

export interface BackupCli {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Instant;
  /** Another folder than the configured one, such as that of a disk that was plugged in. */
  readonly to?: string;
  out(text: string): void;
  err(text: string): void;
}

/** Makes a backup now, beside a bot that goes on. Returns the exit code. */
export async function runBackup({ env, now, to, out, err }: BackupCli): Promise<number> {
  try {
    const config = readConfig(env);
    if (!isThere(config)) {
      err(`There is no database in ${config.DATA_DIR} yet.`);
      return 1;
    }
    const folder = resolve(to ?? backupsIn(config));
    const { name, rows, files } = await openBackups(config, folder).make(now());
    out(`${join(folder, name)}: ${rows} rows, ${files} files.`);
    out('Keep the key elsewhere: it is not in the backup, and without it the backup cannot be read.');
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    err(error.message);
    return 1;
  }
}
