import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWeb } from '../../src/adapters/channels/web/index.ts';
import { createMovableClock } from '../../src/adapters/clock/movable-clock.ts';
import { instant, later } from '../../src/core/time/instant.ts';
import { type Channel, SendError, type SendFailure, type TemplateKind } from '../../src/ports/channel.ts';
import type { WebChannel } from '../../src/ports/web-channel.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const MORNING = instant('2025-12-22T08:00:00+07:00');
const clock = createMovableClock(MORNING);

let app: TestApp;
let zalo: WebChannel;
/** What each way does now. */
let refusals: Partial<Record<'telegram' | 'zalo' | 'template', SendFailure | undefined>>;
let reach: 'window-closed' | 'quota' | undefined;
let kinds: readonly TemplateKind[];
let templates: string[];

const refuse = (failure: SendFailure | undefined): void => {
  if (failure !== undefined) throw new SendError(failure, 'refused');
};

beforeEach(async () => {
  [refusals, reach, kinds, templates] = [{}, undefined, ['reminder'], []];
  zalo = createWeb({ name: 'zalo-oa', commune: 'nghia-trung', clock });
  const oa: Channel = {
    ...zalo,
    resend: false,
    reach: () => (reach ? { open: false, failure: reach } : { open: true, cost: 'free' }),
    async send(...message) {
      refuse(refusals.zalo);
      return zalo.send(...message);
    },
    template: {
      get kinds() {
        return new Set(kinds);
      },
      async send(kind, address, words) {
        refuse(refusals.template);
        templates.push(`${kind} to ${address}: ${words}`);
        return 'template-1';
      },
    },
  };
  // The page stands for Telegram.
  const via = (web: WebChannel): Channel => ({
    ...web,
    resend: false,
    async send(...message) {
      refuse(refusals.telegram);
      return web.send(...message);
    },
  });
  app = await createTestApp('nghia-trung', MORNING, { via, channels: [oa], clock });
  await app.play('lan', 'officer');
});
afterEach(() => app.close());

/** One person, in both apps or in one. */
async function meet(...addresses: readonly (readonly [channel: string, address: string])[]): Promise<void> {
  await app.store.transaction(async (tx) => {
    const found = await tx.conversations.load(addresses.map(([channel, address]) => ({ channel, address })));
    for (const one of found) tx.conversations.save({ ...one, account: found[0]?.account ?? '' });
  });
}
async function remind(
  channel: string,
  address: string,
  kind: 'reminder' | 'notice' | 'reply' = 'reminder',
): Promise<void> {
  await app.store.transaction(async (tx) =>
    tx.outbox.add({
      key: 'r',
      channel,
      address,
      kind,
      language: 'vi',
      say: {
        parts: [{ key: 'plain', params: { text: 'Nhắc hạn: còn 7 ngày.' } }],
        choices: [{ id: 'a', token: '/received', label: { key: 'plain', params: { text: 'Đã nhận' } } }],
      },
      notBefore: app.clock.now(),
    }),
  );
  for (let n = 0; n < 4; n++) await app.loop.drain();
}
const told = (web: WebChannel, address: string) =>
  web.history(address).filter(({ text }) => text.startsWith('Nhắc hạn')).length;
const asked = async () => (await app.say('lan', '/thatbai')).join('\n');

describe.each(['window-closed', 'quota'] as const)('where Zalo says %s', (closed) => {
  beforeEach(() => {
    reach = closed;
  });

  test('another chat of the same person is taken first', async () => {
    await meet(['zalo-oa', 'bà'], ['web', 'bà-web']);
    await remind('zalo-oa', 'bà');
    expect([told(app.web, 'bà-web'), told(zalo, 'bà'), templates]).toEqual([1, 0, []]);
    expect(await asked()).toContain('mọi tin đều đã gửi được');
  });

  test('then what Zalo has approved, in one page and without buttons', async () => {
    await meet(['zalo-oa', 'bà']);
    await remind('zalo-oa', 'bà');
    expect(templates).toEqual(['reminder to bà: Nhắc hạn: còn 7 ngày.']);
    expect(await asked()).toContain('mọi tin đều đã gửi được');
  });

  test('also when the other chat turns out to be closed', async () => {
    refusals.telegram = 'blocked';
    await meet(['zalo-oa', 'bà'], ['web', 'bà-web']);
    await remind('zalo-oa', 'bà');
    expect(templates).toHaveLength(1);
  });

  test('then nobody but the officer, who is told to call', async () => {
    kinds = [];
    await meet(['zalo-oa', 'bà']);
    await remind('zalo-oa', 'bà');
    expect([templates, told(zalo, 'bà')]).toEqual([[], 0]);
    expect(await asked()).toMatch(/1 tin chưa tới được 1 người[\s\S]*gọi điện/);
  });

  test('the officer is told also when the template is refused, and it is tried once', async () => {
    refusals.template = 'rejected';
    await meet(['zalo-oa', 'bà']);
    await remind('zalo-oa', 'bà');
    expect(await asked()).toMatch(/1 tin chưa tới được[\s\S]*không nhận tin này/);
    refusals.template = 'quota';
    await app.store.transaction(async (tx) => {
      const [one] = await tx.outbox.undelivered(['zalo-oa'], 0 as never, 9);
      await tx.outbox.retry(one?.id ?? 0, app.clock.now());
    });
    for (let n = 0; n < 4; n++) await app.loop.drain();
    expect(await asked()).toMatch(/1 tin chưa tới được[\s\S]*đã hết số tin được gửi/);
  });
});

describe('where Zalo lets the OA in no more', () => {
  beforeEach(() => {
    refusals.zalo = 'misconfigured';
  });

  test('another chat of the same person is taken at once', async () => {
    await meet(['zalo-oa', 'bà'], ['web', 'bà-web']);
    await remind('zalo-oa', 'bà');
    expect([told(app.web, 'bà-web'), told(zalo, 'bà'), templates]).toEqual([1, 0, []]);
  });

  test('it waits where there is none, and no template is tried', async () => {
    await meet(['zalo-oa', 'bà']);
    await remind('zalo-oa', 'bà');
    expect([told(zalo, 'bà'), templates]).toEqual([0, []]);
    expect(await asked()).toContain('Zalo chưa nhận 1 tin. Lý do: kênh nhắn tin cài đặt sai');
    refusals.zalo = undefined;
    clock.moveTo(later(clock.now(), 15_000));
    await app.loop.tick();
    expect(told(zalo, 'bà')).toBe(1);
  });
});

test('two chats that are both shut are each tried once, and the officer is told', async () => {
  [refusals.zalo, refusals.telegram, kinds] = ['window-closed', 'quota', []];
  await meet(['zalo-oa', 'bà'], ['web', 'bà-web']);
  await remind('zalo-oa', 'bà');
  const fates = await app.store.transaction((tx) => tx.outbox.fates('r'));
  expect(fates.map(({ key, state, reason }) => `${key} ${state} ${reason}`)).toEqual([
    'r cleared rerouted: window-closed',
    'r>zalo-oa>web failed quota',
  ]);
  refusals.telegram = undefined;
  expect(await asked()).toContain('1 tin chưa tới được 1 người');
});

test('an answer stays where it was asked for', async () => {
  refusals.zalo = 'window-closed';
  await meet(['zalo-oa', 'bà'], ['web', 'bà-web']);
  await remind('zalo-oa', 'bà', 'reply');
  expect([told(app.web, 'bà-web'), templates]).toEqual([0, []]);
  expect(await asked()).toContain('1 tin chưa tới được 1 người');
});

test('a kind without a template costs the commune nothing', async () => {
  reach = 'window-closed';
  await meet(['zalo-oa', 'bà']);
  await remind('zalo-oa', 'bà', 'notice');
  expect(templates).toEqual([]);
  expect(await asked()).toContain('1 tin chưa tới được 1 người');
});

test('whoever blocked the OA gets no template either', async () => {
  refusals.zalo = 'blocked';
  await meet(['zalo-oa', 'bà']);
  await remind('zalo-oa', 'bà');
  expect(templates).toEqual([]);
  expect(await asked()).toContain('đã chặn bot');
});

test('a platform that finds the window closed only when it is asked leads to the template too', async () => {
  refusals.zalo = 'window-closed';
  await meet(['zalo-oa', 'bà']);
  await remind('zalo-oa', 'bà');
  expect(templates).toHaveLength(1);
});

test('a leader’s summary follows them out of a closed window to their other app, or as a template, or the officer hears of it', async () => {
  reach = 'window-closed';
  const summaries = (web: WebChannel, address: string) =>
    web.history(address).filter(({ text }) => text.startsWith('TÓM TẮT')).length;
  const sent: unknown[] = [];
  for (const way of ['other app', 'template', 'nobody'] as const) {
    kinds = way === 'template' ? ['notice'] : [];
    const name = `sếp ${way}`;
    await meet(['zalo-oa', name], ...(way === 'other app' ? [['web', name] as const] : []));
    await app.store.transaction(async (tx) => {
      const [chat] = await tx.conversations.load([{ channel: 'zalo-oa', address: name }]);
      // Heard last on Zalo, so that is where they are written to.
      if (chat) tx.conversations.save({ ...chat, heardAt: clock.now() });
      const account = chat?.account ?? '';
      tx.grants.add(account, { role: 'leader', commune: 'nghia-trung', unit: null }, clock.now());
      const next = later(clock.now(), 60_000);
      const digest = { account, commune: 'nghia-trung', every: 'day', clock: '07:30' } as const;
      tx.digests.put({ ...digest, next, since: clock.now() });
    });
    clock.moveTo(later(clock.now(), 60_000));
    for (let n = 0; n < 3; n++) await app.loop.tick();
    sent.push([summaries(app.web, name), summaries(zalo, name), templates.length]);
  }
  expect(sent).toEqual([
    [1, 0, 0],
    [0, 0, 1],
    [0, 0, 1],
  ]);
  expect(templates[0]).toMatch(/^notice to sếp template: TÓM TẮT/);
  expect(await asked()).toContain('1 tin chưa tới được 1 người');
});
