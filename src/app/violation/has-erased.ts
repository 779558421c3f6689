import type { Contact, Tip, Tx } from '../../ports/store.ts';

/**
 * Whether the person wanted everything erased after the tip was sent. Where its news go is sealed to the desk, out of
 * reach of the erasing, so it is looked at when the desk hands it back.
 */
export async function hasErased(
  tx: Tx,
  { commune, received }: Pick<Tip, 'commune' | 'received'>,
  address: Contact,
): Promise<boolean> {
  const [conversation] = await tx.conversations.load([address]);
  if (conversation === undefined) return false;
  const requests = await tx.rightsRequests.of(conversation.account, commune);
  return requests.some(({ kind, at }) => kind === 'erase' && at >= received);
}
