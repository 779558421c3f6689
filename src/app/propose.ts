import type { Proposed } from '../core/change/proposal.ts';
import type { Choice, Text } from '../core/message/message.ts';
import { commandChoice, say, text } from '../core/message/say.ts';
import type { Outcome, Request } from './outcome.ts';

/** Keeps what would be done until the one who asked for it confirms; returns its id, for buttons. */
export function keepProposal(
  { tx, at, door, conversation }: Request,
  ids: () => string,
  what: Proposed,
): string {
  const id = ids();
  tx.proposals.add({
    id,
    account: conversation.account,
    commune: door.commune,
    at,
    what: JSON.stringify(what),
  });
  return id;
}

/** A card: what would be done, what follows from it, and a question. Nothing happens before it is confirmed. */
export function propose(
  request: Request,
  ids: () => string,
  what: Proposed,
  parts: readonly Text[],
): Outcome {
  const id = keepProposal(request, ids, what);
  return { says: [say([...parts, text('change.sure')], [confirm(id), refuse(id)])], asks: true };
}

const confirm = (id: string): Choice => ({
  ...commandChoice('confirm', id, text('change.choice.confirm')),
  id: 'yes',
});
export const refuse = (id: string): Choice => ({
  ...commandChoice('confirm', `${id} no`, text('change.choice.refuse')),
  id: 'no',
});
