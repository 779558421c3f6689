import { type Cipher, UnreadableSeal } from '../../ports/cipher.ts';
import { createBuilder } from './builder.ts';
import { resealAll } from './reseal.ts';
import { type Sql, statement } from './sql.ts';
import type { Engine } from './store.ts';

const find = statement(
  { name: 'text' },
  'SELECT m.value FROM {rows} JOIN meta m ON m.name = r.name',
).returning<{
  value: Uint8Array;
}>();

const set = statement(
  { name: 'text', value: 'blob' },
  'INSERT INTO meta (name, value) {values} ON CONFLICT (name) DO UPDATE SET value = excluded.value',
);

export const KEY_CHECK = 'key-check';
const PLACE = `meta.value:${KEY_CHECK}`;

/**
 * A wrong key must be found out at the start, not by the first person who writes. After a change of keys, everything
 * is sealed with the new one.
 */
export async function checkKey(
  engine: Engine,
  { cipher, backUp }: { readonly cipher: Cipher; readonly backUp: (name: string) => Promise<void> },
): Promise<void> {
  const sealed = await engine.inTransaction(read);
  if (sealed !== undefined) {
    assertOpens(cipher, sealed);
    if (cipher.isCurrent(PLACE, sealed)) return;
    await backUp('new-key');
  }
  await engine.inTransaction(async (sql) => {
    if (sealed !== undefined) await resealAll({ sql, db: createBuilder(sql.dialect), cipher });
    await sql.each(set, [{ name: KEY_CHECK, value: cipher.seal(PLACE, KEY_CHECK) }]);
  });
}

/** Before anything sealed is read. */
export async function assertRightKey(sql: Sql, cipher: Cipher): Promise<void> {
  const sealed = await read(sql);
  if (sealed !== undefined) assertOpens(cipher, sealed);
}

/** For whoever may not change what others work on: false where everything is to be sealed with another key first. */
export async function isSealedWith(engine: Engine, cipher: Cipher): Promise<boolean> {
  const sealed = await engine.inTransaction(read);
  if (sealed === undefined) return false;
  assertOpens(cipher, sealed);
  return cipher.isCurrent(PLACE, sealed);
}

const read = async (sql: Sql): Promise<Uint8Array | undefined> =>
  (await sql.each(find, [{ name: KEY_CHECK }])).rows[0]?.value;

export function assertOpens(cipher: Cipher, sealed: Uint8Array): void {
  try {
    cipher.open(PLACE, sealed);
  } catch (error) {
    if (!(error instanceof UnreadableSeal)) throw error;
    throw new Error(
      'The key is not the one that this database was sealed with. Put the right key back; after a change of keys, ' +
        'write the old one behind the new one.',
      { cause: error },
    );
  }
}
