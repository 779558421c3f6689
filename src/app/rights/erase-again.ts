import type { Forgotten } from '../../ports/backups.ts';
import type { Store, Tx } from '../../ports/store.ts';
import { createErasePerson } from './erase-person.ts';

/**
 * After a backup was restored: whoever was erased since it was made is erased once more, under the certificate they were
 * given. Returns how many certificates that were.
 */
export async function eraseAgain(store: Store, forgotten: readonly Forgotten[]): Promise<number> {
  const known = await store.transaction(
    async (tx) => new Set((await tx.erasures.toRedo(EVER)).map(({ id }) => id)),
  );
  const missing = forgotten.filter(({ id }) => !known.has(id)).toSorted((a, b) => a.at - b.at);
  // One at a time: who is erased may be many rows.
  for (const one of missing) await store.transaction((tx) => redo(tx, one));
  return missing.length;
}

const EVER = 0 as Forgotten['at'];

async function redo(tx: Tx, { id, at, commune, what }: Forgotten): Promise<void> {
  if ('account' in what) {
    await createErasePerson({ ids: () => id })({ tx, account: what.account, commune }, at, what.everything);
    return;
  }
  const erased = await tx.entries.erase(what.entries, false, at);
  const left = await tx.entries.countPersonal(what.entries);
  tx.erasures.add({ id, commune, what: 'person', at, rows: erased.length, left }, erased, what);
}
