import { writeFileSync } from 'node:fs';
import type { Update } from 'grammy/types';
import { readContent } from '../../src/read-content.ts';
import { createTalk, headsOf } from '../talk.ts';
import { CHATS_PER_UNIT, findPlan, toChat } from './plan.ts';

const FIRST = 100_000;

/** What heads of a plan write while they report people, as Telegram hands it over; a line an update. */
export function writeUpdates(file: string, count: number): void {
  const plan = findPlan(readContent().catalogue);
  const next = createTalk(
    plan,
    headsOf(plan, CHATS_PER_UNIT, (n) => String(toChat(n))),
  );
  const lines = Array.from({ length: count }, (_, n) => {
    const { address, text } = next();
    const id = Number(address);
    const person = { id, first_name: 'Người Thử', last_name: 'Thôn 3', username: `thu${id}` };
    const update: Update = {
      update_id: FIRST + n,
      message: {
        message_id: 10 + n,
        from: { ...person, is_bot: false, language_code: 'vi' },
        chat: { ...person, type: 'private' },
        date: 1_766_365_200 + Math.floor(n / 100),
        text,
      },
    } as Update;
    return JSON.stringify(update);
  });
  writeFileSync(file, `${lines.join('\n')}\n`);
}
