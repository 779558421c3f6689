import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a copy goes that is made before something; names sort by time. Copies are as private as the original. */
export function nameBackup(folder: string, before: string, extension: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, `${new Date().toISOString().replace(/[:.]/g, '-')}-before-${before}.${extension}`);
}
