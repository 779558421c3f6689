import { join } from 'node:path';
import { createFolderBackups } from './adapters/backup/folder-backups.ts';
import type { Config } from './config.ts';
import { backupsIn, readRows } from './open-database.ts';
import type { Backups } from './ports/backups.ts';

/** Backups of the configured database and the files beside it. */
export const openBackups = (config: Config, folder: string = backupsIn(config)): Backups =>
  createFolderBackups({ folder, rows: () => readRows(config), media: join(config.DATA_DIR, 'media') });
