import { expect, onTestFinished, test } from 'vitest';
import { instant, later, MINUTE } from '../../../src/core/time/instant.ts';
import { browse, linkIn } from '../../support/browse.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

async function open(): Promise<TestApp> {
  const app = await createTestApp('nghia-trung', instant('2025-12-20T08:00:00+07:00'));
  onTestFinished(() => app.close());
  await app.play('officer', 'officer');
  return app;
}
const ask = async (app: TestApp) => linkIn(await app.say('officer', 'bảng'));

test('looking at a link opens nothing, as often as a chat app looks', async () => {
  const app = await open();
  const browser = browse(app);
  const { pathname } = new URL(await ask(app));
  for (let look = 0; look < 3; look++) {
    const page = await browser.get(pathname);
    expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null]);
    expect(await page.text()).toContain('<button class="main" type="submit">Mở: Bảng tổng hợp</button>');
  }
  expect((await browser.get('/board')).status).toBe(401);
});

test('the button opens it, in that browser and for that page only', async () => {
  const app = await open();
  const browser = browse(app);
  const opened = await browser.post(new URL(await ask(app)).pathname);
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/board']);
  const [cookie = ''] = opened.headers.getSetCookie();
  expect(cookie).toMatch(/^cao-diem-board=[\w-]{32}; Max-Age=7200; Path=\/board; HttpOnly; SameSite=Strict$/);
  expect((await browser.get('/board')).status).toBe(200);
  expect((await browse(app).get('/board')).status).toBe(401);
  expect(app.audit.map(({ action, subject }) => `${action} ${subject}`)).toContain(
    'open-page nghia-trung/board',
  );
});

test('it opens once, and whoever comes second is told what that may mean', async () => {
  const app = await open();
  const url = await ask(app);
  expect((await browse(app).follow(url)).status).toBe(200);
  const second = await browse(app).follow(url);
  expect(second.status).toBe(410);
  expect(await second.text()).toContain('Nếu không phải bạn mở, hãy báo Công an xã.');
});

test('two taps at the same moment open it for one browser', async () => {
  const app = await open();
  const { pathname } = new URL(await ask(app));
  const taps = await Promise.all([browse(app).post(pathname), browse(app).post(pathname)]);
  expect(taps.map(({ status }) => status).toSorted()).toEqual([303, 410]);
});

test('it is too late after fifteen minutes, and a token that was made up never was', async () => {
  const app = await open();
  const url = await ask(app);
  app.clock.moveTo(later(app.clock.now(), 15 * MINUTE));
  expect(await (await browse(app).follow(url)).text()).toContain('Đường dẫn này đã hết hạn.');
  const guess = await browse(app).follow('http://localhost:8080/l/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  expect(guess.status).toBe(404);
});

test('a visit ends after two hours, and with the role', async () => {
  const app = await open();
  const [browser, other] = [browse(app), browse(app)];
  await browser.follow(await ask(app));
  await other.follow(await ask(app));
  await app.store.transaction(async (tx) => {
    const [contact] = await tx.conversations.load([{ channel: 'web', address: 'officer' }]);
    const grant = { role: 'officer', commune: 'nghia-trung', unit: null } as const;
    tx.grants.end(contact?.account ?? '', grant, app.clock.now());
  });
  const refused = await browser.get('/board');
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain('Trang này dành cho người được giao.');
  app.clock.moveTo(later(app.clock.now(), 120 * MINUTE));
  expect((await other.get('/board')).status).toBe(401);
});

test('another site can neither open a link in somebody’s browser nor post to a page', async () => {
  const app = await open();
  const browser = browse(app);
  const url = await ask(app);
  const foreign = await browser.post(new URL(url).pathname, {}, { 'sec-fetch-site': 'cross-site' });
  expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([403, null]);
  await browser.follow(url);
  expect((await browser.post('/board')).status).toBe(403);
  expect((await browser.post('/board', { csrf: 'guess' })).status).toBe(403);
});

test('neither the page nor its address may be kept, framed or told on', async () => {
  const app = await open();
  const browser = browse(app);
  const page = await browser.follow(await ask(app));
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
});

test('a head gets no link to the board', async () => {
  const app = await open();
  await app.play('head', 'head', 'thon-1');
  expect((await app.say('head', 'bảng')).join()).toContain('Việc này dành cho người được giao.');
});

test('the page speaks the language of the chat, and the other one on demand', async () => {
  const app = await open();
  await app.say('officer', 'tiếng anh');
  const browser = browse(app);
  expect(await (await browser.follow(await ask(app))).text()).toContain('<html lang="en">');
  expect(await (await browser.get('/board?lang=vi')).text()).toContain('<html lang="vi">');
});
