import type { Say, Text } from '../../core/message/message.ts';
import type { HelpRequest } from '../../ports/help.ts';
import type { Tx } from '../../ports/store.ts';

/**
 * Deletes what helpers, heads and officers were told of these requests: where somebody lives, what they wrote. Returns
 * how many messages.
 */
export async function eraseTold(tx: Tx, requests: readonly HelpRequest[]): Promise<number> {
  const [first] = requests.toSorted((one, other) => one.at - other.at);
  if (first === undefined) return 0;
  const { commune } = first;
  const told = new Set(requests.flatMap(({ helper }) => helper ?? []));
  for (const unit of new Set(requests.map((request) => request.unit))) {
    if (unit === null) continue;
    for (const account of await tx.grants.holders(commune, unit, ['helper', 'head', 'deputy'], first.at))
      told.add(account);
  }
  for (const account of await tx.grants.holders(commune, null, ['officer'], first.at)) told.add(account);
  const contacts = await tx.conversations.ofAccounts([...told]);
  const numbers = new Set(requests.map(({ number }) => number));
  return tx.traces.eraseTold(contacts, first.at, (words) => speaksOf(words, numbers));
}

const speaksOf = ({ parts }: Say, numbers: ReadonlySet<number>): boolean =>
  parts.some((part) => isAbout(part, numbers));

function isAbout({ key, params = {} }: Text, numbers: ReadonlySet<number>): boolean {
  const { number } = params;
  if (key.startsWith('help.') && typeof number === 'number' && numbers.has(number)) return true;
  // Several lines are said as one text made of others.
  return Object.values(params).some((param) => typeof param === 'object' && isAbout(param, numbers));
}
