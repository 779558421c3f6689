import type { Reach } from '../core/report/sendings.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Channel } from '../ports/channel.ts';
import type { Tx } from '../ports/store.ts';
import { mainChats } from './main-chats.ts';

/** Who could be written to at that moment; without channels, as far as the database alone can tell. */
export async function loadReach(
  tx: Tx,
  channels: readonly Channel[],
  commune: string,
  at: Instant,
): Promise<Reach> {
  const heads = await tx.grants.byUnit(commune, ['head'], at);
  const deputies = await tx.grants.byUnit(commune, ['deputy'], at);
  const officers = await tx.grants.holders(commune, null, ['officer'], at);
  const leaders = await tx.grants.holders(commune, null, ['leader'], at);
  const everybody = [...heads.values(), ...deputies.values(), officers, leaders].flat();
  const chats = await mainChats(tx, [...new Set(everybody)]);
  const closed = new Map(
    chats.map(({ account, channel, address, leftAt, heardAt }) => {
      const reach = channels.find(({ name }) => name === channel)?.reach?.(address, heardAt, at);
      const failure = leftAt !== undefined ? 'left' : reach?.open === false ? reach.failure : undefined;
      return [account, failure] as const;
    }),
  );
  const open = (accounts: readonly string[]): readonly string[] =>
    accounts.filter((account) => closed.has(account) && closed.get(account) === undefined);
  // As reminders go: to the deputy where nobody is the head.
  const inCharge = (unit: string): readonly string[] => heads.get(unit) ?? deputies.get(unit) ?? [];
  return {
    of(unit, role) {
      if (role === 'head') return open(inCharge(unit));
      return heads.has(unit) ? open(deputies.get(unit) ?? []) : [];
    },
    officers: open(officers),
    leaders: open(leaders),
    because(unit) {
      const held = inCharge(unit);
      if (open(held).length > 0) return undefined;
      return held.map((account) => closed.get(account)).find((failure) => failure !== undefined) ?? 'nobody';
    },
  };
}
