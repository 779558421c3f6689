import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { createGunzip } from 'node:zlib';
import { CannotRestore } from '../../../ports/backups.ts';
import type { Migration } from '../migrate.ts';
import { DERIVED, TABLES } from '../schema.ts';

/**
 * A row as it stands in a backup, whichever database it came from: `{"table":…,"row":{…}}`. Bytes are hex behind `\x`;
 * the migrations come first and parents before children.
 */
export interface Line {
  readonly table: string;
  readonly row: Readonly<Record<string, string | number | null>>;
}

/** Tables that go into a backup, in their order. */
export const EXPORTED: readonly string[] = ['migration', ...TABLES.filter((table) => !DERIVED.has(table))];

/** Reads a compressed file of lines. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });
  for await (const line of lines) yield JSON.parse(line) as Line;
}

/** Those of our migrations that the database had run through. Throws CannotRestore where it had run through others. */
export async function readMigrations(
  file: string,
  known: readonly Migration[],
): Promise<readonly Migration[]> {
  const names = new Set<string>();
  for await (const { table, row } of readLines(file)) {
    if (table !== 'migration') break;
    names.add(String(row['name']));
  }
  const applied = known.filter(({ name }) => names.has(name));
  if (applied.length < names.size)
    throw new CannotRestore('The backup is newer than this program. Update the program, then restore it.');
  return applied;
}
