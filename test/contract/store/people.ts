import type { Say } from '../../../src/core/message/message.ts';
import { HOUR, type Instant, instant, later } from '../../../src/core/time/instant.ts';
import type {
  Conversation,
  Entry,
  OutboxDraft,
  PersonFields,
  Reminder,
  Store,
} from '../../../src/ports/store.ts';

/** Made-up people and messages that the store contract works with. */

export const morning = instant('2026-01-05T08:00:00+07:00');
export const hours = (n: number): Instant => later(morning, n * HOUR);

export const thu: PersonFields = { name: 'Nguyễn Văn Thử', citizenId: '001099000001' };
export const binh: PersonFields = { name: 'Trần Thị Bình Giả', address: 'Thôn 3, xã Thử' };

let entries = 0;
export const entry = (change: Partial<Entry> = {}): Entry => ({
  id: `entry-${++entries}`,
  commune: 'thu',
  campaign: 'dot-1',
  unit: 'thon-1',
  person: thu,
  achieved: ['installed'],
  proof: 'self-declared',
  by: 'account-1',
  at: morning,
  ...change,
});

export const say = (text: string): Say => ({ parts: [{ key: 'plain', params: { text } }], choices: [] });

export const draft = (key: string, change: Partial<OutboxDraft> = {}): OutboxDraft => ({
  key,
  channel: 'web',
  address: 'an',
  kind: 'reply',
  language: 'vi',
  say: say(key),
  notBefore: morning,
  ...change,
});

export const reminder = (key: string, change: Partial<Reminder> = {}): Reminder => ({
  key,
  obligation: 'thu/dot-1/weekly/thon-1',
  commune: 'thu',
  campaign: 'dot-1',
  unit: 'thon-1',
  offset: 'T-1',
  at: morning,
  state: 'queued',
  ...change,
});

export async function meet(store: Store, address: string): Promise<Conversation> {
  const [conversation] = await store.transaction((tx) =>
    tx.conversations.load([{ channel: 'web', address }]),
  );
  if (conversation === undefined) throw new Error('nobody came back');
  return conversation;
}

/** The keys of what may be sent now, marked as being sent by that epoch. */
export const take = (
  store: Store,
  now: Instant = morning,
  epoch = 1,
  limit = 100,
): Promise<readonly string[]> =>
  store.transaction(async (tx) => (await tx.outbox.take('web', now, limit, epoch)).map(({ key }) => key));

export const takeOne = async (store: Store, now: Instant = morning, epoch = 1): Promise<number> =>
  store.transaction(async (tx) => {
    const [row] = await tx.outbox.take('web', now, 1, epoch);
    if (row === undefined) throw new Error('nothing to send');
    return row.id;
  });
