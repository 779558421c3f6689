import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createWeb } from '../../../src/adapters/channels/web/index.ts';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createFileSpool } from '../../../src/adapters/spool/file-spool.ts';
import { DAY, HOUR, instant, later } from '../../../src/core/time/instant.ts';
import { type Channel, type Inbound, SendError } from '../../../src/ports/channel.ts';
import type { Store } from '../../../src/ports/store.ts';
import type { WebChannel } from '../../../src/ports/web-channel.ts';
import type { Refused } from '../../../src/ports/webhook.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const home = mkdtempSync(join(tmpdir(), 'cao-diem-hooks-'));
afterAll(() => rmSync(home, { recursive: true }));
let app: TestApp;
afterEach(() => app.close());
const start = instant('2025-12-22T08:00:00+07:00');

/** A platform whose posts are "secret|key|text". */
function createPlatform(name: string, path: string, secret: string): WebChannel & Channel {
  const web = createWeb({ name, commune: 'nghia-trung', clock: { now: () => app.clock.now() } });
  return {
    ...web,
    webhook: {
      path,
      async receive({ body, at }): Promise<readonly Inbound[] | Refused> {
        const [by = '', key = '', text, age = '0'] = Buffer.from(body).toString().split('|');
        if (by !== secret) return { refused: by.startsWith('other') ? 'foreign' : 'unsigned', status: 401 };
        if (text === undefined) return { refused: 'malformed', status: 200 };
        return [{ key, address: 'bà', at: later(at, -Number(age)), heard: { text } }];
      },
    },
  };
}

/** The database goes away and comes back. */
function createAccidents() {
  let state: 'well' | 'away' | 'hanging' = 'well';
  let release = () => {};
  return {
    be(next: typeof state) {
      state = next;
      release();
    },
    around: (store: Store): Store => ({
      ...store,
      async transaction(work) {
        if (state === 'hanging') await new Promise<void>((resolve) => (release = resolve));
        if (state === 'away') throw new Error('the database is away');
        return store.transaction(work);
      },
    }),
  };
}

async function open(maxBytes?: number) {
  const accidents = createAccidents();
  const one = createPlatform('one', 'shared', 'secret');
  const two = createPlatform('two', 'shared', 'other');
  const spool = createFileSpool({
    folder: mkdtempSync(join(home, 'x-')),
    cipher: createCipher(new Uint8Array(32).fill(7)),
    ...(maxBytes !== undefined && { maxBytes }),
    onUnreadable: () => {},
  });
  app = await createTestApp('nghia-trung', start, {
    channels: [one, two],
    around: accidents.around,
    spool,
  });
  const post = async (body: string, path = 'shared') =>
    (await app.hooks.request(`/${path}`, { method: 'POST', body })).status;
  const said = async (web: WebChannel) => {
    await app.loop.drain();
    return web.history('bà').map(({ text }) => text.split('\n')[0]);
  };
  const counted = () =>
    Object.fromEntries(
      app.meters.read().map(({ name, labels, value }) => [[name, ...Object.values(labels)].join(' '), value]),
    );
  return { accidents, one, two, spool, post, said, counted };
}

describe('a post', () => {
  test('is taken in once, however often it comes', async () => {
    const { post, said, one, counted } = await open();
    expect(await Promise.all([post('secret|1|menu'), post('secret|1|menu')])).toEqual([200, 200]);
    expect(await post('secret|1|menu')).toBe(200);
    expect(await said(one)).toHaveLength(1);
    expect(counted()).toMatchObject({ 'messages one new': 1, 'messages one repeated': 2 });
  });

  test.each([
    ['unsigned', 'guess|1|menu', 401],
    ['malformed', 'secret|1', 200],
    ['stale', `secret|1|menu|${3 * DAY}`, 200],
    ['stale', `secret|1|menu|${-2 * HOUR}`, 200],
    ['too-big', `secret|1|${'x'.repeat(300_000)}`, 413],
  ])('that is %s is dropped and counted', async (because, body, status) => {
    const { post, said, one, counted } = await open();
    expect(await post(body)).toBe(status);
    expect(await said(one)).toEqual([]);
    expect(counted()).toMatchObject({ [`refused one ${because}`]: 1 });
  });

  test('to an address that is shared reaches the account it is for', async () => {
    const { post, said, one, two } = await open();
    expect(await post('other|1|menu')).toBe(200);
    expect([await said(one), (await said(two)).length]).toEqual([[], 1]);
  });

  test('that is for none of them is dropped', async () => {
    const { post, counted } = await open();
    expect(await post('others|1|menu')).toBe(401);
    expect(Object.values(counted())).toEqual([1]);
  });

  test('to an address nobody has is not found', async () => {
    const { post } = await open();
    expect(await post('secret|1|menu', 'elsewhere')).toBe(404);
  });
});

describe('while the database is away', () => {
  test('what is said is kept, and taken in in its order when it is back', async () => {
    const { accidents, post, said, one, spool, counted } = await open();
    accidents.be('away');
    expect(await post('secret|1|english')).toBe(200);
    expect(await post('secret|2|menu')).toBe(200);
    expect(spool.waiting).toBe(2);

    await app.loop.tick();
    expect(spool.waiting).toBe(2);

    accidents.be('well');
    // It waits behind what came before it.
    expect(await post('secret|3|tiếng việt')).toBe(200);
    await app.loop.tick();
    expect(spool.waiting).toBe(0);
    const texts = await said(one);
    expect(texts[0]).toBe('From now on I will speak English.');
    expect(texts.at(-1)).toBe('Từ giờ tôi sẽ nói tiếng Việt.');
    expect(counted()).toMatchObject({ 'spooled one': 3, 'replayed one': 3, 'messages one new': 3 });
    expect(await post('secret|2|menu')).toBe(200);
    expect((await said(one)).length).toBe(texts.length);
  });

  test('a database that hangs is not waited for', async () => {
    const { accidents, post, said, one } = await open();
    accidents.be('hanging');
    const began = performance.now();
    expect(await post('secret|1|english')).toBe(200);
    expect(performance.now() - began).toBeLessThan(2_000);
    accidents.be('well');
    await app.loop.tick();
    expect(await said(one)).toHaveLength(1);
  });

  test('when the disk is full the platform is asked to keep it', async () => {
    const { accidents, post, counted } = await open(10);
    accidents.be('away');
    expect(await post('secret|1|menu')).toBe(503);
    expect(counted()).toMatchObject({ 'refused one full': 1 });
  });
});

test('the page of consent leads back to the account it was given for', async () => {
  const codes: string[] = [];
  const one = createPlatform('one', 'shared', 'secret');
  const webhook = {
    path: 'shared',
    receive: async () => [],
    account: '33',
    async connect(code: string) {
      if (code === 'cu') throw new SendError('misconfigured', 'an old code');
      codes.push(code);
    },
  };
  app = await createTestApp('nghia-trung', start, { channels: [{ ...one, webhook }] });
  const visit = async (query: string) => (await app.hooks.request(`/shared/connected?${query}`)).status;
  expect([await visit('code=moi&oa_id=33'), await visit('code=cu&oa_id=33')]).toEqual([200, 502]);
  expect([await visit('code=moi&oa_id=34'), await visit('oa_id=33')]).toEqual([404, 404]);
  expect(codes).toEqual(['moi']);
});

test('a batch for a channel that is gone is set aside, and does not hold up the others', async () => {
  const { spool, said, one } = await open();
  const message = (key: string): Inbound => ({ key, address: 'bà', at: start, heard: { text: 'english' } });
  await spool.add({ channel: 'gone', messages: [message('1')] });
  await spool.add({ channel: 'one', messages: [message('2')] });
  for (let n = 0; n < 5; n++) await app.loop.tick();
  expect(spool.waiting).toBe(0);
  expect(await said(one)).toHaveLength(1);
  expect(app.errors).toHaveLength(1);
});
