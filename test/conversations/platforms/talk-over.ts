import { createMovableClock } from '../../../src/adapters/clock/movable-clock.ts';
import { cast } from '../../../src/app/cast.ts';
import { later } from '../../../src/core/time/instant.ts';
import { madeUpFile } from '../../support/made-up-file.ts';
import { createTestApp, type TestApp, type Words } from '../../support/test-app.ts';
import type { OpenTalk } from '../play-script.ts';
import { asSaid } from './as-said.ts';
import type { OpenPlatform, Platform } from './platform.ts';

/** A conversation over this platform with the whole product behind it, through the doors that real people come by. */
export const talkOver =
  (open: OpenPlatform): OpenTalk =>
  async (commune, at) => {
    const clock = createMovableClock(at);
    let app: TestApp | undefined;
    const platform = await open({
      commune,
      clock,
      async post(request) {
        const path = new URL(request.url).pathname.replace('/hooks', '');
        const { headers } = request;
        const body = await request.text();
        return (await app?.hooks.request(path, { method: 'POST', headers, body })) ?? new Response();
      },
      receive: async (channel, messages) => app?.receive(channel, messages),
    });
    const { channel } = platform;
    app = await createTestApp(commune, at, { channels: [channel], clock });
    const { store, files, jobs, loop, meters, forward, errors } = app;
    const read = new Map<string, number>();

    function news(person: string): readonly string[] {
      const seen = platform.seen(person);
      const unread = seen.slice(read.get(person) ?? 0);
      read.set(person, seen.length);
      return asSaid(unread, channel.limits);
    }
    /** Nobody writes faster than a chat may be answered. */
    async function settle(): Promise<void> {
      await files.run();
      await files.idle();
      await jobs.run();
      await jobs.idle();
      await loop.drain();
      clock.moveTo(later(clock.now(), 5_000));
    }

    return {
      clock,
      forward,
      errors,
      news,
      async play(person, role = 'citizen', unit = null) {
        if (!read.has(person)) {
          await platform.enter(person);
          await settle();
          news(person);
        }
        const address = platform.addressOf(person);
        await cast(store, [{ channel: channel.name, address, commune, role, unit }], clock.now());
      },
      async say(person, words) {
        await act(platform, person, words);
        await settle();
        return news(person);
      },
      async close() {
        const refused = meters.read().filter(({ name }) => name === 'refused');
        await platform.close();
        await app.close();
        if (refused.length > 0) throw new Error(`posts were refused: ${JSON.stringify(refused)}`);
      },
    };
  };

async function act(platform: Platform, person: string, words: Words): Promise<void> {
  if (typeof words === 'string') return platform.write(person, words);
  if ('tap' in words) {
    return platform.tap?.(person, words.tap) ?? platform.write(person, String(words.tap));
  }
  if (!('files' in words)) throw new Error('this cannot be said on every platform');
  for (const name of words.files) await platform.sendPhoto(person, await madeUpFile(name));
}
