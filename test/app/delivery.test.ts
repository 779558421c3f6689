import { afterEach, describe, expect, test } from 'vitest';
import { createWeb } from '../../src/adapters/channels/web/index.ts';
import { createMovableClock } from '../../src/adapters/clock/movable-clock.ts';
import { afterFailure } from '../../src/app/delivery/after-failure.ts';
import { createFlow } from '../../src/core/flow/create-flow.ts';
import { HOUR, type Instant, instant, later } from '../../src/core/time/instant.ts';
import { type Channel, type Limits, SendError, type SendFailure } from '../../src/ports/channel.ts';
import { type Store, StoreFailed } from '../../src/ports/store.ts';
import type { WebChannel } from '../../src/ports/web-channel.ts';
import { content, createTestApp, type TestApp } from '../support/test-app.ts';

const start = instant('2025-12-22T08:00:00+07:00');
let app: TestApp;
afterEach(() => app.close());

/** A page that refuses so many messages before it takes the next. */
function refusing(times: number, failure: SendFailure, retryAfter?: number) {
  const attempts: Instant[] = [];
  const via = (web: WebChannel): Channel => ({
    ...web,
    async send(...message) {
      attempts.push(app.clock.now());
      if (attempts.length > times) return web.send(...message);
      throw new SendError(failure, 'refused', retryAfter === undefined ? {} : { retryAfter });
    },
  });
  return { via, attempts };
}
const withLimits =
  (limits: Partial<Limits>) =>
  (web: WebChannel): Channel => ({ ...web, limits: { ...web.limits, ...limits } });

const hear = (...messages: readonly (readonly [address: string, text: string, key: string])[]) =>
  app.handleInbound(
    app.web,
    messages.map(([address, text, key]) => ({ key, address, at: app.clock.now(), heard: { text } })),
  );
const told = (address: string): readonly string[] => app.web.history(address).map(({ text }) => text);
const seconds = (n: number): void => app.clock.moveTo(later(app.clock.now(), n * 1_000));

describe('a message that does not go through', () => {
  test('is tried again, each time after a longer wait', async () => {
    const { via, attempts } = refusing(3, 'unreachable');
    app = await createTestApp('nghia-trung', start, { via });
    await hear(['bà', 'menu', 'k1']);
    for (let second = 0; second < 30; second++) {
      await app.loop.tick();
      seconds(1);
    }
    const waits = attempts.slice(1).map((at, n) => (at - (attempts[n] ?? at)) / 1_000);
    expect(waits).toEqual([2, 4, 8]);
    expect(told('bà')).toHaveLength(1);
  });

  test('waits as long as the platform asks', async () => {
    const { via, attempts } = refusing(1, 'throttled', 17);
    app = await createTestApp('nghia-trung', start, { via });
    await hear(['bà', 'menu', 'k1']);
    await app.loop.tick();
    seconds(16);
    await app.loop.tick();
    expect(attempts).toHaveLength(1);
    seconds(1);
    await app.loop.tick();
    expect(told('bà')).toHaveLength(1);
  });

  test.each([
    ['throttled', 7_200],
    // As what is not sent at night: eight attempts outlast it.
    ['unreachable', 3_600],
  ] as const)(
    'as %s is left alone for as long as the platform asks, also for hours',
    async (failure, asked) => {
      const { via, attempts } = refusing(7, failure, asked);
      app = await createTestApp('nghia-trung', start, { via });
      await hear(['bà', 'menu', 'k1']);
      for (let n = 0; n < 8 * 2 * 6; n++) {
        await app.loop.tick();
        seconds(asked / 6);
      }
      const waits = attempts.slice(1).map((at, n) => (at - (attempts[n] ?? at)) / 1_000);
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(asked);
      expect(told('bà')).toHaveLength(1);
    },
  );

  test('because we are too fast makes everybody wait, not only its own chat', async () => {
    const { via, attempts } = refusing(1, 'throttled', 17);
    app = await createTestApp('nghia-trung', start, { via });
    await hear(['bà', 'menu', 'k1']);
    await app.loop.tick();
    await hear(['ông', 'menu', 'k2']);
    seconds(16);
    await app.loop.tick();
    expect(attempts).toHaveLength(1);
    seconds(1);
    await app.loop.tick();
    expect([told('bà').length, told('ông').length]).toEqual([1, 1]);
  });

  test('comes again a little later than it should, each a little differently, and never earlier', () => {
    const error = new SendError('throttled', 'too fast', { retryAfter: 100 });
    const waits = [0, 0.5, 1].map((random) => {
      const to = afterFailure({ tries: 0, piece: 0, doubtful: false }, error, start, () => random);
      return to.state === 'pending' ? (to.notBefore - start) / 1_000 : undefined;
    });
    expect(waits).toEqual([100, 112.5, 125]);
  });

  test('holds back what comes after it in the same chat, and nothing in another', async () => {
    const { via } = refusing(1, 'unreachable');
    app = await createTestApp('nghia-trung', start, { via });
    await hear(['bà', 'menu', 'k1']);
    await app.loop.tick();
    await hear(['bà', 'hướng dẫn', 'k2'], ['ông', 'menu', 'k3']);
    await app.loop.tick();
    expect([told('bà').length, told('ông').length]).toEqual([0, 1]);
    seconds(2);
    await app.loop.tick();
    expect(told('bà').map((text) => text.split('\n').at(-1))).toEqual([
      'Bạn cần việc gì?',
      'Bạn cần hướng dẫn việc nào?',
    ]);
  });

  test.each(['blocked', 'rejected', 'window-closed'] as const)(
    'for good (%s) is given up, and the next one goes',
    async (failure) => {
      const { via, attempts } = refusing(1, failure);
      app = await createTestApp('nghia-trung', start, { via });
      await hear(['bà', 'menu', 'k1'], ['bà', 'trợ giúp', 'k2']);
      await app.loop.tick();
      expect(attempts).toHaveLength(2);
      expect(told('bà')).toHaveLength(1);
    },
  );

  test('for hours, because the platform is away, goes when it is back, and nothing is lost', async () => {
    const back = later(start, 2 * HOUR);
    const via = (web: WebChannel): Channel => ({
      ...web,
      async send(...message) {
        if (app.clock.now() < back) throw new SendError('unreachable', 'no answer');
        return web.send(...message);
      },
    });
    app = await createTestApp('nghia-trung', start, { via });
    await hear(['bà', 'menu', 'k1'], ['bà', 'trợ giúp', 'k2'], ['ông', 'menu', 'k3']);
    for (let minute = 0; minute < 200; minute++) {
      await app.loop.tick();
      seconds(60);
    }
    expect([told('bà').length, told('ông').length]).toEqual([2, 1]);
  });

  test('is given up after sixteen attempts', async () => {
    const { via, attempts } = refusing(100, 'unreachable');
    app = await createTestApp('nghia-trung', start, { via });
    await hear(['bà', 'menu', 'k1']);
    for (let hour = 0; hour < 24; hour++) {
      await app.loop.tick();
      seconds(3_600);
    }
    expect(attempts).toHaveLength(16);
  });

  test('because the platform lets us in no more waits for whoever puts that right, and officers can be told', async () => {
    const { via, attempts } = refusing(4, 'misconfigured');
    app = await createTestApp('nghia-trung', start, { via });
    await hear(['bà', 'menu', 'k1'], ['ông', 'menu', 'k2']);
    const states = [];
    for (let minute = 0; minute < 10; minute++) {
      await app.loop.tick();
      states.push(app.health.of('web'));
      seconds(60);
    }
    expect([told('bà').length, told('ông').length, attempts.length]).toEqual([1, 1, 6]);
    expect(states).toContain('refused');
    expect(states.at(-1)).toBe('well');
  });

  test('by a bug of ours is given up and told, and the others go', async () => {
    const via = (web: WebChannel): Channel => ({
      ...web,
      async send(address, ...rest) {
        if (address === 'bà') throw new TypeError('undefined is not a function');
        return web.send(address, ...rest);
      },
    });
    app = await createTestApp('nghia-trung', start, { via });
    await hear(['bà', 'menu', 'k1'], ['ông', 'menu', 'k2']);
    await app.loop.tick();
    expect([told('bà').length, told('ông').length]).toEqual([0, 1]);
    expect(app.errors.map(String)).toEqual(['TypeError: undefined is not a function']);
  });

  test('because it cannot even be composed is told and counted, and what is kept of it is the place of the fault', async () => {
    app = await createTestApp('nghia-trung', start);
    await app.store.transaction(async (tx) =>
      tx.outbox.add({
        key: 'k1',
        channel: 'web',
        address: 'bà',
        kind: 'notice',
        language: 'vi',
        say: { parts: [{ key: 'no sentence of “Nguyễn Văn Thử”' }], choices: [] },
        notBefore: start,
      }),
    );
    await app.loop.tick();
    expect(told('bà')).toEqual([]);
    expect(app.errors).toHaveLength(1);
    expect(await (await app.status.request('/metrics')).text()).toContain(
      'cao_diem_broken_total{channel="web"} 1',
    );
    const kept = await app.store.transaction((tx) => tx.outbox.undelivered(['web'], start, 9));
    expect(kept.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^bug: Error at src\S+:\d+$/)]);
  });
});

test('a flood of one commune does not hold up another one', async () => {
  const clock = createMovableClock(start);
  const other = createWeb({ name: 'other', commune: 'yen-tho', clock });
  const pace = { overall: { messages: 1, seconds: 60, burst: 1 } };
  const via = (web: WebChannel): Channel => ({ ...web, pace });
  app = await createTestApp('nghia-trung', start, { via, channels: [other], clock });
  await app.store.transaction(async (tx) => {
    for (let n = 0; n < 30; n++)
      tx.outbox.add({
        key: `k${n}`,
        channel: n < 29 ? 'web' : 'other',
        address: `bà-${n}`,
        kind: 'notice',
        language: 'vi',
        say: { parts: [{ key: 'plain', params: { text: 'Tin' } }], choices: [] },
        notBefore: start,
      });
  });
  await app.loop.tick();
  expect(other.history('bà-29')).toHaveLength(1);
  expect(told('bà-28')).toEqual([]);
});

describe('a message in is heard once', () => {
  test('however often the platform delivers it', async () => {
    app = await createTestApp('nghia-trung', start);
    for (let n = 0; n < 3; n++) await hear(['bà', 'menu', 'k1'], ['bà', 'menu', 'k1']);
    await app.loop.tick();
    expect(told('bà')).toHaveLength(1);
  });

  test('in order, also when several come in one batch', async () => {
    app = await createTestApp('nghia-trung', start);
    await hear(['bà', '/start vneid-install', 'k1'], ['bà', 'android', 'k2'], ['bà', 'xong', 'k3']);
    await app.loop.tick();
    const asked = ['device', 'a-store', 'a-search'].map((node) =>
      content.words.say('vi', { key: `guides.vneid-install.${node}` }),
    );
    expect(told('bà')).toEqual(asked);
  });
});

describe('a message that cannot be handled', () => {
  const broken = createFlow({
    id: 'hong',
    start: 'begin',
    nodes: { begin: { kind: 'run', command: 'khong-co', next: 'end' } },
  });
  const from = {
    words: content.words,
    catalogue: { ...content.catalogue, guides: new Map([...content.catalogue.guides, ['hong', broken]]) },
  };

  test('because the database is away for a moment is not at fault, and is heard when it comes again', async () => {
    let fails = 1;
    const around = (store: Store): Store => ({
      ...store,
      transaction: (work) =>
        store.transaction((tx) =>
          work({
            ...tx,
            outbox: {
              ...tx.outbox,
              add(draft) {
                if (fails-- > 0) throw new StoreFailed('the database is away');
                tx.outbox.add(draft);
              },
            },
          }),
        ),
    });
    app = await createTestApp('nghia-trung', start, { around });
    await expect(hear(['bà', 'menu', 'k1'])).rejects.toThrow('the database is away');
    expect(await hear(['bà', 'menu', 'k1'])).toBe(1);
    await app.loop.tick();
    expect(told('bà')).toHaveLength(1);
    expect(app.errors).toEqual([]);
  });

  test('is put aside alone, and the rest of the batch goes through', async () => {
    app = await createTestApp('nghia-trung', start, { from });
    await hear(
      ['bà', 'menu', 'k1'],
      ['ông', '/start hong', 'k2'],
      ['cô', 'menu', 'k3'],
      ['ông', 'trợ giúp', 'k4'],
    );
    await app.loop.tick();
    expect([told('bà').length, told('cô').length]).toEqual([1, 1]);
    expect(told('ông').join()).toContain('Bạn có thể bấm nút');
    expect(app.errors.map(String)).toEqual(['Error: no command is called "khong-co"']);
  });

  test('is not tried again', async () => {
    app = await createTestApp('nghia-trung', start, { from });
    for (let n = 0; n < 3; n++) await hear(['ông', '/start hong', 'k1']);
    expect(app.errors).toHaveLength(1);
  });

  /** A bug that is there for so many attempts to answer. */
  const buggy = (times: number) => {
    let left = times;
    return (store: Store): Store => ({
      ...store,
      transaction: (work) =>
        store.transaction((tx) =>
          work({
            ...tx,
            outbox: {
              ...tx.outbox,
              add(draft) {
                if (left-- > 0) throw new TypeError('“Nguyễn Văn Thử” is not a function');
                tx.outbox.add(draft);
              },
            },
          }),
        ),
    });
  };
  const letters = () => app.store.transaction((tx) => tx.deadLetters.list(['web'], 9));
  const retry = (key: string) => app.store.transaction((tx) => tx.deadLetters.retry('web', key));

  test('twice is handled the third time, and nobody hears of it', async () => {
    app = await createTestApp('nghia-trung', start, { around: buggy(2) });
    await hear(['bà', 'menu', 'k1']);
    await app.loop.tick();
    expect(told('bà')).toHaveLength(1);
    expect([await letters(), app.errors]).toEqual([[], []]);
  });

  test('is kept with the place of the fault and not its words, and answered once when somebody asks for that', async () => {
    app = await createTestApp('nghia-trung', start, { around: buggy(3) });
    await hear(['bà', 'menu', 'k1']);
    await app.loop.tick();
    expect(await letters()).toMatchObject([{ key: 'k1', address: 'bà', isKept: true }]);
    expect((await letters())[0]?.reason).toMatch(/^TypeError at src\/app\/\S+:\d+$/);
    expect(told('bà')).toEqual([]);
    await retry('k1');
    await app.loop.tick();
    await app.loop.tick();
    expect(told('bà')).toHaveLength(1);
    expect(await letters()).toEqual([]);
  });

  test('and fails again when it is tried again is put aside again', async () => {
    app = await createTestApp('nghia-trung', start, { from });
    await hear(['ông', '/start hong', 'k1']);
    await retry('k1');
    await app.loop.tick();
    expect(await letters()).toMatchObject([{ key: 'k1~again', isKept: true }]);
  });

  test('is not kept where somebody is telling of a violation', async () => {
    let around: (store: Store) => Store = (store) => store;
    app = await createTestApp('kon-tum', instant('2023-11-08T15:20:00+07:00'), {
      around: (store) => ({ ...store, transaction: (work) => around(store).transaction(work) }),
    });
    await app.play('hùng', 'receiver');
    for (const words of ['phản ánh', '1']) await app.say('bà', words);
    around = buggy(3);
    await hear(['bà', 'tên và số nhà của người ấy', 'k2']);
    expect(await letters()).toMatchObject([{ key: 'k2', isKept: false }]);
  });
});

describe('a long text', () => {
  test('is sent in pieces that fit, in order, with the buttons under the last', async () => {
    app = await createTestApp('nghia-trung', start, { via: withLimits({ text: 200 }) });
    await app.play('lan', 'officer');
    await app.say('lan', '/chuanop');
    const lines = app.web.history('lan').filter(({ from }) => from === 'bot');
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.every(({ text }) => text.length <= 200)).toBe(true);
    expect(lines.map(({ choices }) => choices.length > 0)).toEqual([
      ...lines.slice(1).map(() => false),
      true,
    ]);
    const whole = lines.map(({ text }) => text).join('\n');
    expect(whole).toMatch(/^Tình hình nộp báo cáo[\s\S]*• Thôn 1\n[\s\S]*• Ban Chỉ huy Quân sự xã$/);
  });

  test('numbers its choices where the platform has no buttons, and the number is understood', async () => {
    app = await createTestApp('nghia-trung', start, { via: withLimits({ choices: 0 }) });
    await app.play('tám', 'head', 'thon-1');
    const [menu = ''] = await app.say('tám', 'chào');
    expect(menu).toContain('\n1. Ghi người đã làm xong\n2. Xem danh sách, còn thiếu gì\n3. Nộp báo cáo');
    expect((await app.say('tám', '3')).join()).toContain('2. Nộp: không có người nào');
    expect((await app.say('tám', '2')).join()).toContain('Đã nhận báo cáo');
  });
});

test('each person is answered in their own language', async () => {
  app = await createTestApp('nghia-trung', start);
  expect((await app.say('john', 'english')).join()).toContain('From now on I will speak English.');
  await hear(['john', 'menu', 'k1'], ['bà', 'menu', 'k2']);
  await app.loop.tick();
  expect(told('john').at(-1)).toBe('What do you need?');
  expect(told('bà').at(-1)).toContain('Bạn cần việc gì?');
});
