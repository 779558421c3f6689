import { notice } from '../core/dialogue/notice.ts';
import { mergeSays } from '../core/message/merge-says.ts';
import type { Say } from '../core/message/message.ts';
import { commandChoice, say, text } from '../core/message/say.ts';
import { MENU } from '../core/report/menu-flow.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Job, JobProgress, Tx } from '../ports/store.ts';

/** "Đang đọc tệp: 45 %", with a button to stop it. */
export function sayProgress({ id, kind }: Pick<Job, 'id' | 'kind'>, { done, total }: JobProgress): Say {
  const what = text(`job.kind.${kind}`);
  const line =
    total === undefined || total === 0
      ? text('job.progress', { what, done })
      : text('job.percent', { what, percent: Math.min(99, Math.floor((done / total) * 100)) });
  return say([line], [{ ...commandChoice('cancel-job', id, text('job.cancel')), id: 'cancel' }]);
}

/** What a progress says when it is over, without a button to stop it. */
export const sayEnded = ({ kind }: Pick<Job, 'kind'>): Say =>
  say([text('job.ended', { what: text(`job.kind.${kind}`) })]);

/** The key of a message about a job, by which a later one takes its place. */
export const keyOf = (job: string, moment: string, n = 0): string => `job:${job}:${moment}:${n}`;

/**
 * Says something about a job to whoever asked for it; `moment` makes it once only. Its buttons can be answered by number
 * too, unless the person is in the middle of something else.
 */
export async function tellOfJob(
  tx: Tx,
  { id, contact, language }: Job,
  says: readonly Say[],
  moment: string,
  at: Instant,
): Promise<void> {
  const merged = mergeSays(says);
  merged.forEach((one, n) => {
    const draft = { kind: 'notice', language, say: one, notBefore: at } as const;
    tx.outbox.add({ key: keyOf(id, moment, n), ...contact, ...draft });
  });
  const choices = merged.at(-1)?.choices ?? [];
  if (choices.length === 0) return;
  const [conversation] = await tx.conversations.load([contact]);
  if (conversation === undefined) return;
  const dialogue = notice(conversation.dialogue, choices, MENU);
  if (dialogue !== conversation.dialogue) tx.conversations.save({ ...conversation, dialogue });
}
