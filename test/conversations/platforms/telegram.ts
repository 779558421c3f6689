import { openTelegram } from '../../simulators/telegram/telegram.ts';
import { connectTelegram } from '../../support/telegram-channel.ts';
import { type OpenPlatform, PUBLIC_URL } from './platform.ts';

/** Telegram by webhook, over HTTP. */
export const openTelegramPlatform: OpenPlatform = async ({ commune, clock, post }) => {
  const telegram = await openTelegram({ now: () => clock.now() });
  const channel = await connectTelegram(telegram, { commune, hooks: `${PUBLIC_URL}/hooks` });
  const people = new Map<string, ReturnType<typeof telegram.person>>();
  const personOf = (name: string) => {
    const known = people.get(name) ?? telegram.person(5_001 + people.size, name);
    people.set(name, known);
    return known;
  };
  const push = async (): Promise<void> => {
    await telegram.push(async (body, headers) => {
      const url = telegram.world.webhook?.url ?? '';
      return (await post(new Request(url, { method: 'POST', headers, body }))).status;
    });
  };
  return {
    channel,
    addressOf: (name) => String(personOf(name).id),
    async enter(name) {
      personOf(name).start();
      await push();
    },
    async write(name, text) {
      personOf(name).say(text);
      await push();
    },
    async tap(name, button) {
      personOf(name).tap(button);
      await push();
    },
    async sendPhoto(name, { bytes }) {
      const { id } = telegram.world.store(bytes, 'photos/file_#.jpg');
      const photo = [{ file_id: id, file_unique_id: `u${id}`, file_size: bytes.length, width: 9, height: 9 }];
      personOf(name).photo({ photo });
      await push();
    },
    seen: (name) => personOf(name).seen(),
    close: () => telegram.close(),
  };
};
