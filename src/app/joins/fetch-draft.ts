import { readControlToken } from '../../core/dialogue/control.ts';
import { isDraft, latestDraft, park } from '../../core/dialogue/drafts.ts';
import type { Scene } from '../../core/dialogue/scene.ts';
import type { Heard } from '../../core/message/message.ts';
import type { Conversation, Tx } from '../../ports/store.ts';

/**
 * "tiếp tục" where nothing was begun goes on with what the same person began in another chat. It is taken from there,
 * so that nothing is recorded twice; what may not leave its chat (`isKept`) stays.
 */
export async function fetchDraft(
  tx: Tx,
  conversation: Conversation,
  heard: Heard,
  scene: Scene,
  isKept: (flow: string) => boolean,
): Promise<Conversation> {
  const { dialogue, account, channel, address } = conversation;
  const { session } = dialogue;
  const isBusy = session !== undefined && (session.flow !== scene.home || isDraft(session, scene));
  if (isBusy || latestDraft(dialogue, scene) !== undefined) return conversation;
  const control = heard.token === undefined ? scene.readControl(heard.text) : readControlToken(heard.token);
  if (control !== 'resume') return conversation;

  for (const other of await tx.conversations.ofAccounts([account])) {
    if (other.channel === channel && other.address === address) continue;
    const { parked } = park(other.dialogue, scene);
    const draft = parked.findLast(({ flow }) => !isKept(flow) && scene.flowFor(flow) !== undefined);
    if (draft === undefined) continue;
    tx.conversations.save({ ...other, dialogue: { parked: parked.filter((one) => one !== draft) } });
    return { ...conversation, dialogue: { ...dialogue, parked: [...dialogue.parked, draft] } };
  }
  return conversation;
}
