import type { Answers } from '../../core/flow/session.ts';
import { say, text } from '../../core/message/say.ts';
import type { Channel } from '../../ports/channel.ts';
import { plannedBulletin } from '../announcements/planned-bulletins.ts';
import { recipientsOf } from '../announcements/recipients.ts';
import { showBulletin } from '../announcements/show-bulletin.ts';
import { officeOf } from '../officer-of.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';

interface Deps {
  readonly planner: Planner;
  readonly channels: readonly Channel[];
}

/** The officer's words for a bulletin; its slogans, its figures and its warning stay as they are. */
export function createRecordBulletinWords({ planner, channels }: Deps) {
  return async (request: Request, _: string, answers: Answers): Promise<Outcome> => {
    const { tx, at, door, conversation } = request;
    const office = officeOf(planner, request, 'announce');
    if ('outcome' in office) return office.outcome;
    const key = String(answers['bulletin'] ?? '');
    const words = String(answers['text'] ?? '').trim();
    const plan = planner.current(door.commune, at);
    const planned = plan && plannedBulletin(plan, key);
    if (plan === undefined || planned === undefined) return { says: [say([text('bulletin.none')])] };
    const { commune, id: campaign } = plan.campaign;
    await tx.bulletins.add({ key, commune, campaign, at: planned.at, state: 'planned' });
    const bulletin = await tx.bulletins.find(key);
    if (bulletin?.state !== 'planned')
      return { says: [say([text(`bulletin.gone.${bulletin?.state ?? 'dropped'}`)])] };
    tx.bulletins.change(key, { words });
    tx.audit.add({ at, actor: conversation.account, action: 'bulletin-edit', subject: key });
    const recipients = await recipientsOf(tx, { channels }, plan, planned.announcement, at);
    const card = await showBulletin(tx, plan, planned, { ...bulletin, words }, recipients, at);
    return { says: [{ ...card, parts: [text('bulletin.edited'), ...card.parts] }] };
  };
}
