import { audienceOf } from '../core/access/audience-of.ts';
import type { Proposed } from '../core/change/proposal.ts';
import type { Choice } from '../core/message/message.ts';
import { commandChoice, say, text } from '../core/message/say.ts';
import { afterQuiet } from '../core/time/quiet-hours.ts';
import { mainChats } from './main-chats.ts';
import type { Request } from './outcome.ts';
import { placeOf } from './place.ts';
import type { Planner } from './planner.ts';

/** Ends the role of those who were the heads before; they are thanked, and the officer hears that the new one is there. */
export async function replaceHeads(
  { tx, at, conversation, door }: Request,
  planner: Planner,
  unit: string,
  invitedBy: string,
  ids: () => string,
): Promise<void> {
  const { commune } = door;
  const timeZone = planner.content(commune, at)?.commune.timeZone ?? 'Asia/Ho_Chi_Minh';
  const heads = await tx.grants.holders(commune, unit, ['head'], at);
  const old = heads.filter((account) => account !== conversation.account);
  for (const account of old) {
    tx.grants.end(account, { role: 'head', commune, unit }, at);
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'end-role',
      subject: unit,
      detail: { role: 'head', account, replaced: true },
    });
  }
  const choices = old.length > 0 ? [undoFor(old)] : [];
  const about = { role: text('command.role.head'), place: placeOf(planner, commune, unit, at) };
  const told = [
    ...old.map((account) => ({ account, words: text('role.ended.told', about), choices: [] })),
    { account: invitedBy, words: text('role.replace.done', { ...about, count: old.length }), choices },
  ];
  const grants = await tx.grants.of(old, at);
  for (const { account, words, choices } of told) {
    const isOver = old.includes(account);
    for (const { channel, address, language } of await mainChats(tx, [account])) {
      tx.outbox.add({
        key: `replaced:${commune}/${unit}:${at}:${account}:${channel}:${address}`,
        channel,
        address,
        kind: 'notice',
        language,
        say: {
          ...say([words], choices),
          ...(isOver && { audience: audienceOf(grants.get(account) ?? [], commune) }),
        },
        notBefore: afterQuiet(at, timeZone),
      });
    }
  }

  /** For the officer who invited: the wrong person may have used the code. */
  function undoFor(before: readonly string[]): Choice {
    const id = ids();
    const what: Proposed = { type: 'restore-heads', unit, before: [...before], after: conversation.account };
    tx.proposals.add({ id, account: invitedBy, commune, at, what: JSON.stringify(what) });
    return commandChoice('confirm', id, text('change.choice.undo'));
  }
}
