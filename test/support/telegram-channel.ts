import {
  createTelegram,
  type TelegramChannel,
  type TelegramDeps,
} from '../../src/adapters/channels/telegram/index.ts';
import { openLine } from '../../src/adapters/http/line.ts';
import { createPictures } from '../../src/adapters/pictures/pictures.ts';
import type { Inbound } from '../../src/ports/channel.ts';
import type { Telegram } from '../simulators/telegram/telegram.ts';
import { content } from './test-app.ts';

/** Our channel, connected to a simulated Telegram and prepared. */
export async function connectTelegram(
  telegram: Telegram,
  options: Partial<TelegramDeps> = {},
): Promise<TelegramChannel> {
  const channel = openUnprepared(telegram, options);
  await channel.prepare(AbortSignal.timeout(5_000));
  return channel;
}

/** The same, before it has said a word to Telegram. */
export const openUnprepared = (telegram: Telegram, options: Partial<TelegramDeps> = {}): TelegramChannel =>
  createTelegram({
    name: 'telegram',
    commune: 'nghia-trung',
    token: telegram.token,
    apiRoot: telegram.root,
    openLine,
    clock: { now: () => telegram.world.now() as never },
    words: content.words,
    pictures: createPictures(content.pictures),
    onTrouble: () => {},
    ...options,
  });

/** One batch by long polling: what was taken in, after it was confirmed or, with `confirm: false`, before. */
export async function pollOnce(
  channel: TelegramChannel,
  { confirm = true }: { readonly confirm?: boolean } = {},
): Promise<readonly Inbound[]> {
  const stop = new AbortController();
  let batch: readonly Inbound[] | undefined;
  await channel.poll?.(async (messages) => {
    if (batch !== undefined) return;
    batch = messages;
    // The next question confirms this batch; stopping before it leaves the batch with the platform.
    if (confirm) setTimeout(() => stop.abort(), 20);
    else stop.abort();
  }, stop.signal);
  return batch ?? [];
}
