import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import { makeApiToken } from '../../src/app/api-access.ts';
import type { Plan } from '../../src/app/planner.ts';
import { instant } from '../../src/core/time/instant.ts';
import { createHttp } from '../../src/server/http.ts';
import { linkIn } from '../support/browse.ts';
import { fillCampaign } from '../support/filled-campaign.ts';
import { content, createTestApp, type TestApp } from '../support/test-app.ts';
import { launchBrowser } from './browser.ts';
import { judge } from './judge.ts';

/** A folder for the pictures of the documents: SCREENSHOTS=docs/images vitest run test/browser/board.test.ts */
const pictures = process.env['SCREENSHOTS'];

let browser: Browser;
let app: TestApp;
let url: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  browser = await launchBrowser();
  app = await createTestApp('nghia-trung', instant('2025-12-24T07:00:00+07:00'));
  await app.play('officer', 'officer');
  for (const n of [1, 2, 3]) await app.play(`head-${n}`, 'head', `thon-${n}`);
  await app.forward.moveTo(instant('2026-01-01T09:00:00+07:00'));
  const plan = app.planner.current('nghia-trung', app.clock.now()) as Plan;
  await fillCampaign(app, plan, instant('2025-12-18T08:00:00+07:00'));
  await app.store.transaction(async (tx) => {
    const at = app.clock.now();
    const asked = { commune: 'nghia-trung', account: 'an', at, state: 'open', climbed: 0 } as const;
    await tx.helpRequests.open({ ...asked, id: 'help-1', unit: 'thon-2', way: 'visit' });
    await tx.helpRequests.open({ ...asked, id: 'help-2', unit: null, way: 'chat' });
  });
  for (let n = 0; n < 6; n++) {
    await app.say(`dân-${n}`, { start: 'vneid-install' });
    for (const said of ['android', 'xong', 'xong', 'xong']) await app.say(`dân-${n}`, said);
  }
  const { fetch } = createHttp({
    words: content.words,
    isLoopback: true,
    pages: app.pages,
    onError: (error) => console.error(error),
  });
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await once(server, 'listening');
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  stop = async () => void server.close();
});
afterAll(async () => {
  await browser.close();
  await stop();
  await app.close();
});

/** Follows a fresh link out of the chat with its button. */
async function openBoard(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(url + new URL(linkIn(await app.say('officer', 'bảng'))).pathname);
  await page.getByRole('button', { name: 'Mở: Bảng tổng hợp' }).click();
  await page.getByRole('heading', { level: 1, name: 'Bảng tổng hợp – VNeTraffic 2025' }).waitFor();
  return page;
}

test('a link out of the chat opens the board with one tap, without a script', async () => {
  const page = await openBoard({ javaScriptEnabled: false });
  const text = (await page.locator('main').textContent()) ?? '';
  for (const said of [
    'Tổng số',
    'Đã cài VNeTraffic',
    'Thôn 1',
    'Quá hạn',
    'Lời nhắc',
    'Bạn bấm nút “Cài đặt” rồi chờ máy tải xong (6 lượt)',
    'Đúng hạn'.toLowerCase(),
  ])
    expect(text).toContain(said);
  await takePicture(page, 'board.png');
  await takePicture(page.locator('#units'), 'board-units.png');
});

describe.each([
  ['narrow', 320],
  ['wide', 1280],
])('on a %s screen', (_, width) => {
  test.each(['light', 'dark'] as const)(
    'axe finds nothing wrong when it is %s, and nothing sticks out',
    async (scheme) => {
      const page = await openBoard({ viewport: { width, height: 700 }, colorScheme: scheme });
      expect(await judge(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      if (width === 320 && scheme === 'light') await takePicture(page, 'board-phone.png');
    },
  );
});

test('the pages before it and beside it are as good on an old phone: the door, a refusal, the province', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const expectGood = async () => {
    expect(await judge(page, 10)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  };
  const link = url + new URL(linkIn(await app.say('officer', 'bảng'))).pathname;
  await page.goto(link);
  await expectGood();
  await page.getByRole('button', { name: 'Mở: Bảng tổng hợp' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Bảng tổng hợp – VNeTraffic 2025' }).waitFor();
  await page.goto(link);
  await page.getByText('Đường dẫn này đã dùng rồi.').waitFor();
  await expectGood();

  await page.goto(`${url}/province`);
  await expectGood();
  const { token } = await app.store.transaction((tx) =>
    makeApiToken(
      tx,
      { cipher: createCipher(new Uint8Array(32).fill(7)), newToken: () => 'a-token-of-the-province' },
      { name: 'tinh', communes: undefined, days: 1, at: app.clock.now() },
    ),
  );
  await page.getByLabel('Mã truy cập của tỉnh').fill(token);
  await page.keyboard.press('Enter');
  await page.getByRole('rowheader', { name: 'Nghĩa Trung' }).waitFor();
  await expectGood();
  expect(await page.locator('main').textContent()).not.toMatch(/Nguyễn|001099/);
});

test.each([320, 768, 1280])(
  'the province sees a line of each commune and its figures at %s pixels, without a script, and titles take little room',
  async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const cipher = createCipher(new Uint8Array(32).fill(7));
    const newToken = () => `a-token-of-the-province-${width}`;
    const { token } = await app.store.transaction((tx) =>
      makeApiToken(
        tx,
        { cipher, newToken },
        { name: `tinh-${width}`, communes: undefined, days: 1, at: app.clock.now() },
      ),
    );
    await page.goto(`${url}/province`);
    await page.getByLabel('Mã truy cập của tỉnh').fill(token);
    await page.keyboard.press('Enter');
    const link = page.getByRole('link', { name: 'Nghĩa Trung' });
    await link.waitFor();
    expect(await page.locator('script').count()).toBe(0);
    if (width === 1280) await takePicture(page, 'province.png');
    expect(await judge(page, 10)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await link.click();
    const card = page.locator('#commune-nghia-trung');
    expect(await heightOf(card.locator('.about'))).toBeLessThan((await heightOf(card.locator('table'))) / 2);
    const line = 1.45 * 18 + 2 * 0.375 * 18;
    for (const figure of await card.locator('tbody tr:first-child td.number').all())
      expect((await figure.textContent())?.trim()).toMatch(/^\d/);
    const lines = await page.locator('section[aria-labelledby=communes] tbody tr').all();
    for (const one of lines) expect(await heightOf(one)).toBeLessThan((width === 320 ? 6 : 3) * line);
  },
);

test('it prints on paper without what is only for the screen', async () => {
  const page = await openBoard();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('nav.sections').isVisible()).resolves.toBe(false);
  const overflow = await page.evaluate(
    `[...document.querySelectorAll('.scroll')].filter((box) => getComputedStyle(box).overflowX !== 'visible').length`,
  );
  expect(overflow).toBe(0);
});

async function heightOf(part: Locator): Promise<number> {
  return (await part.boundingBox())?.height ?? 0;
}

async function takePicture(page: Page | Locator, name: string): Promise<void> {
  if (pictures === undefined) return;
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, name) });
}
