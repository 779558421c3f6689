import { join } from 'node:path';
import { createFolderMedia } from '../adapters/media/folder-media.ts';
import { resealMedia } from '../app/media/reseal-media.ts';
import { ConfigError, readConfig } from '../config.ts';
import { openDatabase } from '../open-database.ts';
import { StoreBusy } from '../ports/store.ts';

export interface ResealCli {
  readonly env: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
  err(text: string): void;
}

/** Files between two words on how far it is. */
const NEWS = 1_000;

/**
 * After a change of keys: rows are sealed anew when the database is opened, files here. Returns 1 where a file could not
 * be opened with any key, so that nobody throws the old one away too early.
 */
export async function runReseal({ env, out, err }: ResealCli): Promise<number> {
  try {
    const config = readConfig(env);
    const { store, cipher } = await openDatabase(config);
    try {
      out('The database is sealed with the current key.');
      const folder = join(config.DATA_DIR, 'media');
      const media = createFolderMedia({ folder, cipher });
      const { files, changed, unreadable } = await resealMedia({ store, media }, (done) => {
        if (done % NEWS === 0) out(`  ${done} files`);
      });
      out(
        `${files} files are sealed with the current key; ${changed} of them were sealed with an older one.`,
      );
      for (const id of unreadable) err(`No key opens the file ${id}. It was left as it is.`);
      if (unreadable.length === 0) out('Older keys are not needed any more, but for older backups.');
      return unreadable.length === 0 ? 0 : 1;
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof StoreBusy)) throw error;
    err(error.message);
    return 1;
  }
}
