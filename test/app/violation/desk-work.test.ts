import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { instant } from '../../../src/core/time/instant.ts';
import { paddedSize } from '../../../src/core/violation/padding.ts';
import { readOwnModules } from '../../../src/server/violation/own-modules.ts';
import { readModules } from '../../../src/server/violation/vendor.ts';
import { type Browsing, browse, linkIn } from '../../support/browse.ts';
import { content, createTestApp, type TestApp } from '../../support/test-app.ts';
import { createTestSealing, TEST_KEY, TEST_SECRET } from '../../support/test-desk.ts';

const COMMUNE = 'kon-tum';
let app: TestApp;
let desk: Browsing;
let csrf: string;

beforeEach(async () => {
  app = await createTestApp(COMMUNE, instant('2023-11-08T09:20:00+07:00'));
  await app.play('hùng', 'receiver');
  await app.play('chủ', 'leader');
});
afterEach(() => app.close());

const open = (sealed: string) =>
  createTestSealing(app.clock)
    .box.open(Buffer.from(sealed, 'base64'), TEST_SECRET)
    .then((bytes) => JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>);
const sealFor = async (value: object, ...keys: string[]) =>
  Buffer.from(
    await createTestSealing(app.clock).box.seal(Buffer.from(JSON.stringify(value)), keys as never),
  ).toString('base64');

async function send(address: string, news: 'có' | 'không' = 'có'): Promise<string> {
  for (const words of ['phản ánh', '1', 'chở quá số người', 'hôm qua 17h', 'km 1, xã Vinh Quang'])
    await app.say(address, words);
  for (let skipped = 0; skipped < 6; skipped++) await app.say(address, 'bỏ qua');
  for (const words of ['không ghi tên', news]) await app.say(address, words);
  return (await app.say(address, 'gửi')).join('\n');
}

async function enter(): Promise<void> {
  desk = browse(app);
  const page = await desk.follow(linkIn(await app.say('hùng', 'bàn tiếp nhận')));
  csrf = /csrf&quot;:&quot;([^&]+)&quot;/.exec(await page.text())?.[1] ?? '';
}

interface Listed {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly key: string;
  readonly content: string;
  readonly relay: string;
}
const list = async () => ((await (await desk.get('/desk/list')).json()) as { tips: readonly Listed[] }).tips;
const receiptIn = (said: string) => /\d{4} \d{4} \d{4} \d{4}/.exec(said)?.[0] ?? '';
const first = async (): Promise<Listed> => {
  const [tip] = await list();
  if (tip === undefined) throw new Error('no tip');
  return tip;
};
const post = async (path: string, body: object) =>
  (await (await desk.postJson(path, body, { 'x-csrf': csrf })).json()) as { done?: true; refused?: string };
const move = async (to: string, news?: string) => {
  const { id, version } = await first();
  return post(`/desk/tips/${id}/move`, { to, version, act: 'qua-nguoi', ...(news && { news }) });
};

test('from receipt to answer: news reach the chat without saying what of, until they are switched off', async () => {
  const receipt = receiptIn(await send('an'));
  await enter();
  const tip = await first();
  expect(await open(tip.content)).toMatchObject({ act: 'qua-nguoi', when: '07/11/2023 17:00' });
  const { news } = (await open(tip.relay)) as { news: string };
  // The desk cannot tell who it is: the address is sealed by the server within.
  expect(Buffer.from(news, 'base64').includes('an')).toBe(false);

  expect(await move('acted-on')).toMatchObject({ refused: 'wrong' });
  expect(await move('verifying', news)).toEqual({ done: true });
  await app.loop.tick();
  expect(app.news('an').join()).toContain('Có tin mới cho một mã biên nhận của bạn');
  expect(await post(`/desk/tips/${tip.id}/move`, { to: 'acted-on', version: 1 })).toMatchObject({
    refused: 'changed',
  });
  expect(await move('acted-on')).toEqual({ done: true });

  const body = await sealFor({ text: 'Đã xử phạt theo quy định.' }, TEST_KEY, tip.key);
  expect(await post(`/desk/tips/${tip.id}/write`, { kind: 'answer', body })).toEqual({ done: true });
  const note = await sealFor({ text: 'Ghi chú nội bộ' }, TEST_KEY);
  expect(await post(`/desk/tips/${tip.id}/write`, { kind: 'note', body: note })).toEqual({ done: true });
  const read = (await app.say('an', `biên nhận ${receipt}`)).join('\n');
  expect(read).toContain('Bàn tiếp nhận, 08/11/2023: Đã xử phạt theo quy định.');
  expect(read).not.toContain('nội bộ');
  await app.say('an', 'tắt');
  await move('answered', news);
  await app.loop.tick();
  expect(app.news('an')).toEqual([]);
  expect(
    await app.store.transaction((tx) => tx.tipFigures.of(COMMUNE, 'phan-anh-vi-pham-2023')),
  ).toMatchObject([{ act: 'qua-nguoi', outcome: 'acted-on', count: 1 }]);
});

const answer = async (news?: string) => {
  for (const state of ['verifying', 'acted-on', 'answered']) await move(state, news);
};
/** Working mornings and evenings go by, nobody opens the desk. */
const weeksPass = async (until: string) => {
  app.clock.moveTo(instant(until));
  await app.loop.tick();
};
const relayed = async () => ((await open((await first()).relay)) as { news: string }).news;

test('whoever has erased everything since then hears no news of an earlier tip', async () => {
  await send('an');
  await enter();
  const { news } = (await open((await first()).relay)) as { news: string };
  await app.say('an', '/xoa');
  await app.say('an', '1');
  expect(await move('verifying', news)).toEqual({ done: true });
  await app.loop.tick();
  expect(app.news('an').join()).not.toContain('Có tin mới');
});

test('four weeks after the answer it is asked once, by the clock alone, and no brings the tip back', async () => {
  const receipt = receiptIn(await send('an'));
  await enter();
  await answer(await relayed());
  await app.loop.tick();
  app.news('an');

  await weeksPass('2023-12-05T23:59:00+07:00');
  expect(app.news('an')).toEqual([]);
  // The day has come, and the hours of work have not.
  await weeksPass('2023-12-06T07:00:00+07:00');
  expect(app.news('an')).toEqual([]);
  await weeksPass('2023-12-06T08:05:00+07:00');
  expect(app.news('an').join()).toContain('Việc đã được xử lý chưa?');
  await weeksPass('2023-12-20T08:05:00+07:00');
  expect(app.news('an')).toEqual([]);

  expect((await app.say('an', `biên nhận ${receipt}`)).join()).toContain('đã được xử lý chưa');
  await app.say('an', 'báo đã xử lý hay chưa');
  expect((await app.say('an', 'chưa xử lý')).join()).toContain('trở lại bước xác minh');
  await enter();
  expect((await first()).state).toBe('verifying');
});

test.each(['tắt', 'báo đã xử lý hay chưa'])('whoever says "%s" before is not asked', async (words) => {
  const receipt = receiptIn(await send('an'));
  await enter();
  await answer(await relayed());
  await app.say('an', `biên nhận ${receipt}`);
  await app.say('an', words);
  if (words !== 'tắt') await app.say('an', 'đã xử lý rồi');
  app.news('an');
  await weeksPass('2023-12-06T08:05:00+07:00');
  expect(app.news('an')).toEqual([]);
});

test('neither is whoever wants no news, whose tip is taken up again, or who has had everything erased', async () => {
  await send('an', 'không');
  await send('bình');
  await send('chi');
  await enter();
  for (const tip of await list()) {
    const { news } = (await open(tip.relay)) as { news?: string };
    const step = (to: string, version: number) =>
      post(`/desk/tips/${tip.id}/move`, { to, version, ...(news && { news }) });
    for (const [n, to] of ['verifying', 'acted-on', 'answered'].entries()) await step(to, n + 1);
  }
  const waiting = () =>
    app.store.transaction((tx) => tx.followUps.take(COMMUNE, instant('2024-02-01T00:00:00Z')));
  const due = await waiting();
  expect(due.map(({ to }) => to.address).toSorted()).toEqual(['bình', 'chi']);
  for (const each of due) await app.store.transaction((tx) => tx.followUps.put(each));
  await app.store.transaction((tx) => tx.followUps.forget({ channel: 'web', address: 'chi' }));
  for (const tip of await list()) {
    const { news } = (await open(tip.relay)) as { news?: string };
    if (news) await post(`/desk/tips/${tip.id}/move`, { to: 'verifying', version: tip.version, news });
  }
  expect(await waiting()).toEqual([]);
});

/** The leader hears of reports that are missing too. */
const aboutDesk = () => app.news('chủ').filter((said) => said.includes('Bàn tiếp nhận'));

test('what is overdue climbs to the leader, on working mornings, with numbers only', async () => {
  await send('an');
  await app.forward.moveTo(instant('2023-11-09T07:30:00+07:00'));
  expect(aboutDesk()).toEqual([]);
  for (const day of ['10', '11', '12', '13']) {
    app.clock.moveTo(instant(`2023-11-${day}T08:01:00+07:00`));
    await app.loop.tick();
    await app.loop.tick();
    const said = aboutDesk();
    // Saturday and Sunday are quiet.
    expect(said).toHaveLength(day === '11' || day === '12' ? 0 : 1);
    if (said.length > 0)
      expect(said[0]).toMatch(/có 1 việc quá hạn, lâu nhất \d+ ngày\. Nội dung đã niêm phong\./);
  }
  expect(app.news('hùng').join()).toContain('1 phản ánh đang chờ, 1 quá hạn');
});

test('whoever floods the desk is asked to wait; whoever is blocked stays unknown', async () => {
  for (let n = 0; n < 5; n++) expect(await send('an', 'không')).toContain('Mã biên nhận');
  expect(await send('an', 'không')).toContain('Hôm nay bạn đã gửi nhiều lần');
  await send('bình', 'không');
  await enter();
  const tips = await list();
  const relays = await Promise.all(
    tips.map(async ({ id, relay }) => ({ id, ...(await open(relay)) }) as { id: string; handle: string }),
  );
  const counts = Map.groupBy(relays, ({ handle }) => handle);
  const [[of]] = [...counts.values()].filter(({ length }) => length === 1) as [
    [{ id: string; handle: string }],
  ];
  expect(await post(`/desk/tips/${of.id}/block`, { handle: of.handle })).toEqual({ done: true });
  expect(await send('bình', 'không')).toContain('Hiện tôi không nhận phản ánh từ đây');
});

let sealed = 0;
const sealedTip = () => ({
  lookup: String(++sealed).padStart(32, '0'),
  key: TEST_KEY,
  to: [TEST_KEY],
  content: Buffer.from(`age-encryption.org/v1\n${'x'.repeat(300)}`).toString('base64'),
});

test('a flood through the form stops its sender, and nobody else behind the same proxy', async () => {
  const web = browse(app, { trustedProxies: 1 });
  const from = (address: string) => ({ 'x-forwarded-for': `6.6.6.6, ${address}` });
  const send = async (address: string) =>
    (await web.postJson('/phan-anh/kon-tum', sealedTip(), from(address))).json() as Promise<object>;
  for (let n = 0; n < 20; n++) expect(await send('203.0.113.9')).toHaveProperty('ticket');
  expect(await send('203.0.113.9')).toMatchObject({ refused: 'too-many' });
  // What the sender writes further left changes nothing.
  expect(
    await web.postJson('/phan-anh/kon-tum', sealedTip(), { 'x-forwarded-for': '7.7.7.7, 203.0.113.9' }),
  ).toMatchObject({
    status: 400,
  });
  expect(await send('203.0.113.10')).toHaveProperty('ticket');

  const look = async (address: string) =>
    (await (await web.postJson('/bien-nhan/look', { lookup: 'f'.repeat(32) }, from(address))).json()) as {
      refused: string;
    };
  for (let n = 0; n < 200; n++) expect((await look('203.0.113.9')).refused).toBe('no-tip');
  expect((await look('203.0.113.9')).refused).toBe('too-many');
  expect((await look('203.0.113.10')).refused).toBe('no-tip');
});

test('a desk without a key takes nothing in and leads on; the last key stays', async () => {
  await enter();
  expect(await post('/desk/keys/retire', { key: TEST_KEY })).toMatchObject({ refused: 'last-key' });
  expect(await post('/desk/keys', { key: 'age1nonsense', label: 'x', spare: false })).toMatchObject({
    refused: 'wrong',
  });
  await app.store.transaction((tx) => tx.desks.retireKey(COMMUNE, TEST_KEY, app.clock.now()));
  expect((await app.say('an', 'phản ánh')).join()).toContain('có đang xảy ra ngay lúc này không?');
  expect((await browse(app).get(`/phan-anh/${COMMUNE}`)).status).toBe(404);
});

test('bytes that nobody sealed are refused with a sentence', async () => {
  const stranger = browse(app);
  const tip = {
    lookup: 'a'.repeat(32),
    key: TEST_KEY,
    to: [TEST_KEY],
    content: Buffer.from('x'.repeat(400)).toString('base64'),
  };
  const refused = await stranger.postJson(`/phan-anh/${COMMUNE}`, tip);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ refused: 'damaged' });
  const big = await stranger.postJson(
    `/phan-anh/${COMMUNE}/files/00000000-0000-4000-8000-000000000000`,
    'x',
    {
      'content-length': String(200 * 1024 * 1024),
    },
  );
  expect([400, 413]).toContain(big.status);
});

test('neither does the desk take them: no identity without a reason, no word in the clear', async () => {
  await send('an');
  await enter();
  const { id } = await first();
  const plain = Buffer.from('xe tải '.repeat(50)).toString('base64');
  for (const reason of ['', plain])
    expect(await post(`/desk/tips/${id}/identity`, { reason })).toMatchObject({ refused: 'wrong' });
  expect(await post(`/desk/tips/${id}/write`, { kind: 'note', body: plain })).toMatchObject({
    refused: 'wrong',
  });
  expect(await app.store.transaction((tx) => tx.desks.acts(COMMUNE, 9))).toEqual([]);
});

test('every short tip has the same size', () => {
  expect(new Set([0, 1, 100, 4092].map(paddedSize))).toEqual(new Set([4096]));
  for (const size of [5_000, 70_000, 9_000_000]) {
    expect(paddedSize(size)).toBeGreaterThan(size);
    expect(paddedSize(size)).toBeLessThan(size * 1.12 + 8);
  }
});

/** Syntax and calls of 2022 and later, which phones of that age do not know. Looking behind stops a whole module. */
const YOUNGER =
  /\bstatic\s*\{|\bimport\s*\(|\.(?:toSorted|toReversed|findLast|groupBy|withResolvers|at)\(|\(\?<[!=]/;

test('what the pages share with the server comes whole, without its types, and is no younger than that', () => {
  const modules = readOwnModules();
  expect(modules.size).toBeGreaterThan(7);
  for (const [url, source] of modules) {
    expect(source, url).not.toMatch(/\binterface \w+ \{|: string\b/);
    expect(source, url).not.toMatch(YOUNGER);
    for (const [, name = ''] of source.matchAll(/\bfrom\s*'([^'\n]+)'/g))
      expect([...modules.keys()]).toContain(new URL(name, `http://x${url}`).pathname);
  }
});

test('the libraries of the page come whole, and ask for nothing younger than browsers of 2021', () => {
  const modules = readModules();
  const reached = new Set<string>([
    '/vendor/age-encryption',
    '/vendor/@noble/hashes/scrypt.js',
    '/vendor/@scure/base',
  ]);
  for (const url of reached) {
    const source = modules.get(url);
    expect(source, url).toBeDefined();
    const code = (source ?? '').replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
    for (const [, name = ''] of code.matchAll(/\b(?:from|import)\s*["']([^"'\n]+)["']/g))
      reached.add(name.startsWith('.') ? new URL(name, `http://x${url}`).pathname : name);
    expect(code, url).not.toMatch(YOUNGER);
  }
  expect(reached.size).toBeGreaterThan(20);
});

test('a door that closes takes in nothing more, and what has come is worked on, answered and looked at', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cao-diem-door-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await app.close();
  const more = { file: join(folder, 'one.sqlite'), sealing: createTestSealing(app.clock) };
  app = await createTestApp(COMMUNE, app.clock.now(), more);
  await app.play('hùng', 'receiver');
  const receipt = receiptIn(await send('an'));
  await app.close();
  app = await createTestApp(COMMUNE, instant('2023-11-20T09:20:00+07:00'), {
    ...more,
    run: 1,
    from: closed(),
  });
  await app.play('chủ', 'leader');

  expect((await app.say('bo', 'phản ánh')).join()).toContain('Việc vi phạm có đang xảy ra');
  expect((await browse(app).get(`/phan-anh/${COMMUNE}`)).status).toBe(404);
  await enter();
  const { id, version, key } = await first();
  await post(`/desk/tips/${id}/move`, { to: 'verifying', version });
  await post(`/desk/tips/${id}/write`, {
    kind: 'question',
    body: await sealFor({ text: 'Xe mấy trục?' }, TEST_KEY, key),
  });
  expect((await app.say('an', `biên nhận ${receipt}`)).join()).toContain('Xe mấy trục?');
  expect((await app.say('chủ', 'thống kê phản ánh')).join()).not.toContain('chưa mở');
  app.clock.moveTo(instant('2023-12-20T08:30:00+07:00'));
  await app.loop.tick();
  expect(aboutDesk()[0]).toContain('có 1 việc quá hạn');
});

/** The same commune, whose door leads on by now. */
function closed(): typeof content {
  const communes = new Map(content.catalogue.communes);
  const kept = communes.get(COMMUNE);
  if (kept === undefined) throw new Error(COMMUNE);
  const violationDoor = { ...kept.commune.violationDoor, mode: 'redirect' as const };
  communes.set(COMMUNE, { ...kept, commune: { ...kept.commune, violationDoor } });
  return { ...content, catalogue: { ...content.catalogue, communes } };
}
