import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TelegramChannel } from '../../src/adapters/channels/telegram/index.ts';
import { createWeb } from '../../src/adapters/channels/web/index.ts';
import { cast } from '../../src/app/cast.ts';
import { audienceOf } from '../../src/core/access/audience-of.ts';
import { instant } from '../../src/core/time/instant.ts';
import type { WebChannel } from '../../src/ports/web-channel.ts';
import type { Person } from '../simulators/telegram/people.ts';
import { openTelegram, type Telegram } from '../simulators/telegram/telegram.ts';
import { type ComposedApp, composeWith } from '../support/compose-with.ts';
import { connectTelegram, pollOnce } from '../support/telegram-channel.ts';

const MORNING = instant('2025-12-24T09:00:00+07:00');
let telegram: Telegram;
let channel: TelegramChannel;
let zalo: WebChannel;
let said = 0;
let app: ComposedApp;
let [lan, tám, chín]: Person[] = [];
beforeEach(async () => {
  telegram = await openTelegram({ now: () => app?.clock.now() ?? MORNING });
  channel = await connectTelegram(telegram);
  zalo = createWeb({ name: 'zalo-oa', commune: 'nghia-trung', clock: { now: () => app.clock.now() } });
  app = await composeWith([channel, zalo], MORNING);
  [lan, tám, chín] = [5_001, 5_002, 5_003].map((id) => telegram.person(id));
  for (const person of [lan, tám, chín]) person?.start();
  await take();
  const part = { channel: 'telegram', commune: 'nghia-trung' };
  await cast(
    app.store,
    [
      { ...part, address: '5001', role: 'officer', unit: null },
      { ...part, address: '5002', role: 'head', unit: 'thon-3' },
    ],
    app.clock.now(),
  );
});
afterEach(async () => {
  await telegram.close();
  await app.close();
});

async function take(): Promise<void> {
  app.clock.moveTo((app.clock.now() + 10_000) as never);
  await app.receive(channel, await pollOnce(channel));
  await app.loop.drain();
}

test('the list of commands follows a role that is given, taken over, ended and given back', async () => {
  lan?.say('thay người phụ trách thôn 3');
  await take();
  lan?.say('xác nhận');
  await take();
  const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(lan?.seen().at(-1)?.text ?? '')?.[0];
  chín?.start(code);
  await take();
  expect(chín?.menu()).toContain('danhsach');
  expect(chín?.menu('en')).not.toEqual([]);
  expect(tám?.menu()).toEqual([]);

  // The officer takes it back.
  lan?.tap(1);
  await take();
  expect([chín?.menu(), chín?.menu('en')]).toEqual([[], []]);
  expect(tám?.menu()).toContain('danhsach');
  expect(app.errors).toEqual([]);
});

test('it follows a role that comes from another app, and goes with it', async () => {
  const say = async (words: string) => {
    const key = `z${++said}`;
    await app.receive(zalo, [{ key, address: 'tám-zalo', at: app.clock.now(), heard: { text: words } }]);
    await app.loop.drain();
    return zalo.history('tám-zalo').at(-1)?.text ?? '';
  };
  await say('menu');
  const part = { channel: 'zalo-oa', address: 'tám-zalo', commune: 'nghia-trung' };
  await cast(app.store, [{ ...part, role: 'head', unit: 'thon-1' }], app.clock.now());
  const code = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(await say('liên kết telegram'))?.[0];
  chín?.say(`mã nối ${code}`);
  await take();
  chín?.tap(1);
  await take();
  await say('1');
  expect(chín?.menu()).toContain('danhsach');
  chín?.say('bỏ liên kết');
  await take();
  expect([chín?.menu(), chín?.menu('en')]).toEqual([[], []]);
  expect(app.errors).toEqual([]);
});

test('whoever has several roles is shown the commands of the largest, in that commune alone', () => {
  const commune = 'nghia-trung';
  const head = { role: 'head', commune, unit: 'thon-1' } as const;
  const leader = { role: 'leader', commune, unit: null } as const;
  expect(audienceOf([head, leader], commune)).toBe('officer');
  expect(audienceOf([head], commune)).toBe('head');
  expect(audienceOf([head], 'yen-tho')).toBe('citizen');
  expect(audienceOf([{ role: 'receiver', commune, unit: null }], commune)).toBe('citizen');
  expect(audienceOf([], commune)).toBe('citizen');
});
