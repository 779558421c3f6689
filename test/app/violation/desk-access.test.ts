import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../../src/core/access/access.ts';
import { instant } from '../../../src/core/time/instant.ts';
import { type Browsing, browse, linkIn } from '../../support/browse.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { TEST_KEY } from '../../support/test-desk.ts';

const COMMUNE = 'kon-tum';
const sealed = Buffer.from(`age-encryption.org/v1 made up${' '.repeat(200)}`).toString('base64');

/** Every action of the desk: what is asked of the server for it. */
const ACTIONS: Readonly<Record<string, { readonly path: (id: string) => string; readonly body?: object }>> = {
  'open the page': { path: () => '/desk' },
  'list the tips': { path: () => '/desk/list' },
  'read a thread': { path: (id) => `/desk/tips/${id}` },
  'fetch a file': { path: (id) => `/desk/tips/${id}/files/00000000-0000-4000-8000-000000000000` },
  'open the identity': { path: (id) => `/desk/tips/${id}/identity`, body: { reason: sealed } },
  'change the state': { path: (id) => `/desk/tips/${id}/move`, body: { to: 'verifying', version: 1 } },
  'hand over': { path: (id) => `/desk/tips/${id}/move`, body: { to: 'handed-over', version: 1 } },
  ask: { path: (id) => `/desk/tips/${id}/write`, body: { kind: 'question', body: sealed } },
  answer: { path: (id) => `/desk/tips/${id}/write`, body: { kind: 'answer', body: sealed } },
  note: { path: (id) => `/desk/tips/${id}/write`, body: { kind: 'note', body: sealed } },
  'propose a commendation': { path: (id) => `/desk/tips/${id}/propose`, body: {} },
  'have a file fetched again': {
    path: (id) => `/desk/tips/${id}/files/00000000-0000-4000-8000-000000000000/fetch`,
    body: { from: sealed },
  },
  block: { path: (id) => `/desk/tips/${id}/block`, body: { handle: 'a'.repeat(32) } },
  'take a tip to seal it anew': { path: (id) => `/desk/tips/${id}/reseal`, body: {} },
  'put what was sealed anew': { path: (id) => `/desk/tips/${id}/reseal/headers`, body: {} },
  'add a key': { path: () => '/desk/keys', body: { key: TEST_KEY, label: 'x', spare: false } },
  'confirm a key': { path: () => '/desk/keys/confirm', body: { key: TEST_KEY } },
  'retire a key': { path: () => '/desk/keys/retire', body: { key: TEST_KEY } },
};

let app: TestApp;
let id: string;
let browser: Browsing;
async function openApp(): Promise<void> {
  app = await createTestApp(COMMUNE, instant('2023-11-08T09:00:00+07:00'));
  await app.play('hùng', 'receiver');
  browser = browse(app);
  for (const words of ['phản ánh', '1', '3', 'hôm qua 17h', 'km 1, xã Vinh Quang'])
    await app.say('an', words);
  for (let skipped = 0; skipped < 6; skipped++) await app.say('an', 'bỏ qua');
  for (const words of ['không ghi tên', 'không', 'gửi']) await app.say('an', words);
  id = (await app.store.transaction((tx) => tx.tips.of(COMMUNE)))[0]?.id ?? '';
  expect(id).not.toBe('');
}

const UNITS: readonly Role[] = ['helper', 'deputy', 'head'];

/** A session for the page as if the chat had given a link to this person, which it does to receivers only. */
async function openFor(address: string): Promise<{ readonly csrf: string; readonly status: number }> {
  const link = await app.store.transaction(async (tx) => {
    const [conversation] = await tx.conversations.load([{ channel: 'web', address }]);
    if (conversation === undefined) throw new Error('nobody');
    tx.conversations.save(conversation);
    const { account } = conversation;
    return app.makeLink(tx, { account, commune: COMMUNE, page: 'desk', at: app.clock.now() });
  });
  const response = await browser.follow(link);
  const csrf = /csrf&quot;:&quot;([^&]+)&quot;/.exec(await response.clone().text())?.[1] ?? 'none';
  return { csrf, status: response.status };
}

async function attempt(action: string, csrf: string): Promise<number> {
  const { path, body } = ACTIONS[action] ?? { path: () => '' };
  if (body === undefined) return (await browser.get(path(id))).status;
  return (await browser.postJson(path(id), body, { 'x-csrf': csrf })).status;
}

describe.each(ROLES)('%s', (role) => {
  // One tip for all actions: nobody but the receiver changes it.
  beforeAll(openApp);
  afterAll(() => app.close());
  test.each(Object.keys(ACTIONS))(role === 'receiver' ? 'may %s' : 'may not %s', async (action) => {
    await app.play('ai', role, UNITS.includes(role) ? 'cong-an' : null);
    const { csrf } = await openFor('ai');
    const before = await app.store.transaction((tx) => tx.tips.of(COMMUNE));
    const status = await attempt(action, csrf);
    if (role === 'receiver') expect(status).not.toBe(403);
    else {
      expect(status).toBe(403);
      expect(await app.store.transaction((tx) => tx.tips.of(COMMUNE))).toEqual(before);
      expect(await app.store.transaction((tx) => tx.desks.acts(COMMUNE, 9))).toEqual([]);
    }
    expect(app.errors).toEqual([]);
  });
});

describe('besides', () => {
  beforeAll(openApp);
  afterAll(() => app.close());

  test('a receiver of another commune is none here', async () => {
    await app.store.transaction(async (tx) => {
      const [ai] = await tx.conversations.load([{ channel: 'web', address: 'ai' }]);
      if (ai === undefined) throw new Error('nobody');
      tx.conversations.save(ai);
      tx.grants.add(ai.account, { commune: 'yen-tho', role: 'receiver', unit: null }, app.clock.now());
    });
    const { csrf } = await openFor('ai');
    for (const action of Object.keys(ACTIONS)) expect(await attempt(action, csrf)).toBe(403);
  });

  test('without a link there is nothing', async () => {
    const stranger = browse(app);
    expect((await stranger.get('/desk')).status).toBe(401);
    expect((await stranger.get('/desk/list')).status).toBe(401);
  });

  test('the commune’s administrator and the officer of the campaign get no link', async () => {
    for (const role of ['admin', 'officer', 'leader'] as const) {
      await app.play(role, role);
      const said = await app.say(role, 'bàn tiếp nhận');
      expect(() => linkIn(said)).toThrow('no link');
    }
  });

  test('the role ends, and the open page with it; a post from another page is refused', async () => {
    const { csrf } = await openFor('hùng');
    expect(await attempt('list the tips', csrf)).toBe(200);
    expect(await attempt('change the state', 'another')).toBe(403);
    await app.store.transaction(async (tx) => {
      const [account = ''] = await tx.grants.holders(COMMUNE, null, ['receiver'], app.clock.now());
      tx.grants.end(account, { commune: COMMUNE, role: 'receiver', unit: null }, app.clock.now());
    });
    expect(await attempt('list the tips', csrf)).toBe(403);
  });
});
