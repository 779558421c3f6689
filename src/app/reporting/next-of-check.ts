import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { dialled } from '../../core/person/phone.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { OpenEntry, SpotCheck, SpotItem, Tx } from '../../ports/store.ts';
import type { Outcome } from '../outcome.ts';
import type { Plan } from '../planner.ts';
import { sayChecked } from './say-checked.ts';

export const OUTCOMES = ['met', 'not-met', 'absent'] as const;

export type Check = SpotCheck & { readonly items: readonly SpotItem[] };

interface By {
  readonly tx: Tx;
  readonly at: Instant;
  readonly account: string;
}

/** Asks about the next person of a sample, or says what it has found. */
export async function nextOfCheck({ tx, at, account }: By, plan: Plan, check: Check): Promise<Outcome> {
  const item = check.items.find(({ outcome }) => outcome === undefined);
  if (item === undefined) return { says: [await sayChecked(tx, plan, at)] };
  const unit = plan.content.units.find(({ id }) => id === item.unit);
  const row = await rowOfItem(tx, plan, item);
  tx.audit.add({ at, actor: account, action: 'see-person', subject: item.entry });
  const choice = (outcome: string) =>
    commandChoice('check', `${check.id} ${item.n} ${outcome}`, text(`check.choice.${outcome}`));
  const about = {
    n: item.n,
    of: check.items.length,
    unit: plain(unit?.name ?? item.unit),
    name: plain(row?.person.name ?? '…'),
    address: plain(row?.person.address ?? '…'),
    phone: row?.person.phone ? dialled(row.person.phone) : plain('…'),
  };
  const choices = [...OUTCOMES.map(choice), commandChoice('checked', '', text('check.choice.results'))];
  return { says: [say([text('check.item', about)], choices)], asks: true };
}

export const rowOfItem = async (
  tx: Tx,
  { campaign }: Plan,
  { unit, entry }: SpotItem,
): Promise<OpenEntry | undefined> => (await tx.entries.open(campaign.commune, campaign.id, unit, [entry]))[0];
