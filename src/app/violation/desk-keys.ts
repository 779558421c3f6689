import type { DeskKey, Tx } from '../../ports/store.ts';
import type { Visit } from '../visits.ts';
import { admit, type DeskDeps, note, type Receiver } from './desk.ts';
import { type Done, done } from './desk-acting.ts';

export interface DeskKeys {
  /** The first key of a desk is used at once; any other waits until another receiver has confirmed it. */
  add(visit: Visit, key: string, label: string, spare: boolean): Done;
  confirm(visit: Visit, key: string): Done;
  /** Also turns down a key that waits. */
  retire(visit: Visit, key: string): Done;
}

/** Whom tips are sealed to is for two people to say: whoever could add a key alone could read everything from then on. */
export function createDeskKeys(deps: DeskDeps): DeskKeys {
  const { store, box } = deps;

  return {
    async add(visit, typed, label, spare) {
      const who = admit(deps, visit);
      if ('refused' in who) return who;
      const key = await box.readKey(typed);
      if (key === undefined || label.trim() === '') return { refused: 'wrong' };
      return store.transaction(async (tx) => {
        const { commune, account: by, at } = who;
        const inUse = await tx.desks.keysOf(commune);
        if (inUse.some((each) => each.key === key)) return { refused: 'known-key' };
        const isFirst = inUse.length === 0;
        const added = { commune, key, label: label.trim().slice(0, 60), spare, by, at };
        await tx.desks.addKey({ ...added, ...(isFirst && { confirmed: at }) });
        await note(tx, who, spare ? 'add-spare-key' : 'add-key');
        return done;
      });
    },
    async confirm(visit, key) {
      const who = admit(deps, visit);
      if ('refused' in who) return who;
      return store.transaction(async (tx) => {
        const waiting = (await tx.desks.waitingKeys(who.commune)).find((each) => each.key === key);
        if (waiting === undefined) return { refused: 'gone' };
        if (!(await mayConfirm(tx, who, waiting))) return { refused: 'four-eyes' };
        await tx.desks.confirmKey(who.commune, key, { by: who.account, at: who.at });
        await note(tx, who, 'confirm-key');
        return done;
      });
    },
    async retire(visit, key) {
      const who = admit(deps, visit);
      if ('refused' in who) return who;
      return store.transaction(async (tx) => {
        const inUse = await tx.desks.keysOf(who.commune);
        // A desk without a key could take nothing in any more.
        if (inUse.length === 1 && inUse[0]?.key === key) return { refused: 'last-key' };
        await tx.desks.retireKey(who.commune, key, who.at);
        await note(tx, who, 'retire-key');
        return done;
      });
    },
  };
}

/**
 * Another receiver, and one who has a key in use as long as there is such a one: two new names at once, made by whoever
 * gives out roles, do not confirm each other.
 */
async function mayConfirm(tx: Tx, { commune, account, at }: Receiver, waiting: DeskKey): Promise<boolean> {
  if (account === waiting.by) return false;
  const makers = new Set((await tx.desks.keysOf(commune)).map(({ by }) => by));
  const receivers = await tx.grants.holders(commune, null, ['receiver'], at);
  const trusted = receivers.filter((each) => each !== waiting.by && makers.has(each));
  return trusted.length === 0 || trusted.includes(account);
}
