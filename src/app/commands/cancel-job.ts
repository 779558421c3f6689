import { say, text } from '../../core/message/say.ts';
import { sayProgress } from '../job-news.ts';
import type { Outcome, Request } from '../outcome.ts';

/** "dừng việc": stops what takes long and was asked for in this chat. Without a name it shows what is under way. */
export async function cancelJob({ tx, at, conversation }: Request, args: string): Promise<Outcome> {
  const { channel, address } = conversation;
  const contact = { channel, address };
  const open = await tx.jobs.openOf(contact);
  const id = args.trim();
  if (id === '' && open.length > 0) {
    return { says: open.map((job) => sayProgress(job, job.progress ?? { done: 0 })), asks: true };
  }
  const job = open.find((one) => one.id === id);
  if (job === undefined || !(await tx.jobs.cancel(job.id, contact, at)))
    return { says: [say([text('job.nothing')])] };
  tx.audit.add({ at, actor: conversation.account, action: 'cancel-job', subject: job.id });
  return { says: [say([text('job.cancelled', { what: text(`job.kind.${job.kind}`) })])] };
}
