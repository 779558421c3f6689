import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followUpOf } from '../../src/app/violation/relay.ts';
import { text } from '../../src/core/message/say.ts';
import { instant } from '../../src/core/time/instant.ts';
import type { Receipt } from '../../src/core/violation/receipt.ts';
import { createHttp } from '../../src/server/http.ts';
import { linkIn } from '../support/browse.ts';
import { textOfDocx } from '../support/read-files.ts';
import { content, createTestApp, type TestApp } from '../support/test-app.ts';
import { createTestSealing, TEST_KEY } from '../support/test-desk.ts';
import { launchBrowser } from './browser.ts';
import { judge } from './judge.ts';

const PASSPHRASE = 'cau mat khau that dai';
let browser: Browser;
let app: TestApp;
let url: string;
let stop: () => Promise<void>;
const complaints: string[] = [];
const receivers = new Map<string, BrowserContext>();
let receipt = '';

beforeAll(async () => {
  browser = await launchBrowser();
  app = await createTestApp('kon-tum', instant('2023-11-08T09:00:00+07:00'));
  for (const address of ['hùng', 'mai']) await app.play(address, 'receiver');
  // The desk begins without any key.
  await app.store.transaction((tx) => tx.desks.retireKey('kon-tum', TEST_KEY, app.clock.now()));
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

async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  return page;
}

/** The browser of a receiver, which keeps their key; each time by a new link out of the chat. */
async function openDesk(address: string, query = ''): Promise<Page> {
  const context = receivers.get(address) ?? (await browser.newContext({ acceptDownloads: true }));
  receivers.set(address, context);
  const page = await newPage(context);
  await page.goto(url + new URL(linkIn(await app.say(address, 'bàn tiếp nhận'))).pathname);
  await page.getByRole('button').click();
  await page.waitForURL(`${url}/desk`);
  if (query) await page.goto(`${url}/desk${query}`);
  return page;
}

async function makeKey(page: Page, label: string): Promise<void> {
  if (!(await page.locator('[name=label]').first().isVisible()))
    await page.locator('summary').first().click();
  await page.locator('[name=label]').first().fill(label);
  await page.locator('[name=new-passphrase]').first().fill(PASSPHRASE);
  await Promise.all([
    page.waitForEvent('download'),
    page.locator('form:has([name=label]) button').first().click(),
  ]);
}

async function unlock(page: Page): Promise<void> {
  await page.fill('[name=passphrase]', PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.locator('#list').waitFor();
}

async function sendTip(...who: readonly string[]): Promise<string> {
  for (const words of ['phản ánh', '1', 'quá tải', 'hôm qua 17h', 'km 1, xã Vinh Quang', '82C-123.45'])
    await app.say('an', words);
  for (let skipped = 0; skipped < 5; skipped++) await app.say('an', 'bỏ qua');
  for (const words of who) await app.say('an', words);
  return /\d{4} \d{4} \d{4} \d{4}/.exec((await app.say('an', 'gửi')).join())?.[0] ?? '';
}

test('a second receiver comes: the key is confirmed, older tips are sealed anew, and they open', async () => {
  const hung = await openDesk('hùng');
  await hung.getByText('Bàn chưa có khóa').waitFor();
  await makeKey(hung, 'Đ/c Hùng');
  await hung.getByText('Phản ánh (0)').waitFor();
  receipt = await sendTip('có ghi tên', 'Nguyễn Văn Thử', 'bỏ qua', 'Thôn Mẫu', 'bỏ qua', 'đồng ý', 'không');

  app.clock.moveTo(instant('2023-11-08T10:30:00+07:00'));
  const mai = await openDesk('mai');
  await makeKey(mai, 'Đ/c Mai');
  await mai.getByText('Khóa được dùng sau khi một người tiếp nhận khác xác nhận').waitFor();
  await mai.getByText('Khóa của bạn không mở được phản ánh này').waitFor();

  const again = await openDesk('hùng');
  await unlock(again);
  await again.getByRole('button', { name: 'Xác nhận: Đ/c Mai' }).click();
  await again.locator('#reseal button').click();
  await again.getByText('Đã niêm phong lại').waitFor();
  expect(await again.locator('[data-action=confirm-key]').textContent()).toContain(
    'Đ/c Hùng · xác nhận khóa',
  );

  const later = await openDesk('mai');
  await unlock(later);
  await later.getByRole('button', { name: 'Xe ô tô tải chở quá khổ, quá tải' }).click();
  expect(await later.locator('#content').textContent()).toContain('82C-123.45');
  expect(complaints).toEqual([]);
});

test('whoever agreed to be known is proposed, and the list with names is made in the browser, with a reason', async () => {
  const page = await openDesk('hùng');
  await unlock(page);
  const open = () => page.getByRole('button', { name: 'Xe ô tô tải chở quá khổ, quá tải' }).click();
  for (const to of ['verifying', 'acted-on']) {
    await open();
    await page.locator(`[data-to=${to}]`).click();
    await page.locator('#list').waitFor();
  }
  await open();
  await page.locator('#propose').click();
  await page.getByRole('heading', { name: 'Đề nghị khen thưởng (1)' }).waitFor();
  await page.locator('#open-commended').click();
  await page.getByText('Bạn ghi lý do giúp').waitFor();
  await page.fill('[name=commend-reason]', 'lập danh sách khen thưởng năm 2023');
  await page.locator('#open-commended').click();
  await page.getByText('Nguyễn Văn Thử – Thôn Mẫu').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#save-commended').click()]);
  const paper = textOfDocx(await readFile((await file.path()) ?? ''));
  expect(paper).toContain('DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG');
  expect(paper).toContain('Nguyễn Văn Thử');
  expect(paper).not.toContain('82C-123.45');
  const acts = await app.store.transaction((tx) => tx.desks.acts('kon-tum', 3));
  expect(acts.map(({ action }) => action)).toEqual(['open-identity', 'propose', 'move-acted-on']);
  expect(complaints).toEqual([]);
});

test('the key of another machine is added by its public half', async () => {
  const page = await openDesk('hùng');
  await page.locator('summary', { hasText: 'Thêm khóa tạo trên máy khác' }).click();
  await page.fill('[name=public-key]', 'age1nonsense');
  await page.fill('[name=paste-label]', 'Két sắt');
  await page.locator('form:has([name=public-key]) button').click();
  await page.getByText('Không làm được bước này').waitFor();
  await page.fill('[name=public-key]', TEST_KEY);
  await page.locator('form:has([name=public-key]) button').click();
  await page.getByRole('button', { name: 'Xác nhận: Két sắt' }).waitFor();
});

test('the browser makes the same of a receipt as the server', async () => {
  const page = await newPage(await browser.newContext());
  await page.goto(`${url}/bien-nhan`);
  const digits = receipt.replaceAll(' ', '') as Receipt;
  const made = await page.evaluate(`import('/violation/seal.js').then(async ({ keysOf, followUpOf }) => {
    const keys = await keysOf('${digits}');
    return { ...keys, followUp: await followUpOf(keys.secret) };
  })`);
  const keys = await createTestSealing(app.clock).box.keysOf(digits);
  expect(made).toEqual({ ...keys, followUp: followUpOf(keys.secret) });
});

/** Nothing sticks out to the right, and axe has nothing to say. */
async function expectInOrder(page: Page): Promise<void> {
  expect(await judge(page)).toEqual([]);
  // Whose right edge lies beyond the screen.
  expect(
    await page.evaluate(
      `[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 200))`,
    ),
  ).toEqual([]);
}

/** Once in each language, once in the light and once in the dark: what is shown is the same. */
test('axe finds nothing wrong on what the reporter sees, in English, in the dark, on a narrow phone', async () => {
  const options = {
    viewport: { width: 320, height: 700 },
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  } as const;
  const page = await newPage(await browser.newContext(options));
  await page.goto(`${url}/phan-anh/kon-tum?lang=en`);
  await page.locator('form').waitFor();
  await page.getByRole('button').last().click();
  await expectInOrder(page);
  await page.goto(`${url}/bien-nhan?lang=en`);
  await page.fill('[name=code]', receipt);
  await page.keyboard.press('Enter');
  await page.locator('.standing').waitFor();
  await expectInOrder(page);
  await page.context().close();
});

test.each([
  ['vi', 'light'],
  ['en', 'dark'],
] as const)('nor on the desk, in %s, when it is %s', async (language, colorScheme) => {
  const desk = await openDesk('hùng', `?lang=${language}`);
  await desk.setViewportSize({ width: 320, height: 700 });
  await desk.emulateMedia({ colorScheme });
  await desk.locator('[name=passphrase]').waitFor();
  await unlock(desk);
  for (const summary of await desk.locator('summary').all()) await summary.click();
  await expectInOrder(desk);
  await desk.locator('#list tbody button').first().click();
  await desk.locator('#content').waitFor();
  await expectInOrder(desk);
  await desk.close();
});

test('a tip is sent without a mouse, and the key page in the desk is worked by the keyboard', async () => {
  const page = await newPage(await browser.newContext());
  await page.goto(`${url}/phan-anh/kon-tum?lang=en`);
  await page.locator('form').waitFor();
  const press = async (key: string, times = 1) => {
    for (let n = 0; n < times; n++) await page.keyboard.press(key);
  };
  await page.locator('[name=act]').focus();
  await page.keyboard.type('Xe ô tô tải chở quá');
  await press('Tab', 2);
  // The day by its three parts, the hour by its two or three.
  await page.keyboard.type('11072023');
  await page.locator('[name=where]').focus();
  await page.keyboard.type('km 2 quốc lộ 14');
  await press('Enter');
  await page.locator('#code').waitFor();
  expect(await page.evaluate('document.activeElement.className')).toContain('done');

  const desk = await openDesk('hùng');
  await unlock(desk);
  expect(await desk.evaluate('document.activeElement.id')).toBe('desk');
  await desk.keyboard.press('Tab');
  expect(await desk.evaluate('document.activeElement.name')).toBe('state');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await desk.locator('#content').waitFor();
  await desk.keyboard.press('Tab');
  expect(await desk.evaluate('document.activeElement.textContent')).toBe('Về danh sách');
  await desk.keyboard.press('Enter');
  await desk.locator('#list').waitFor();

  // Whoever wrote in English is answered in English.
  const theirs = desk.locator('#list tbody tr[data-state=received] button');
  const move = async (to: string) => {
    await desk.locator(`[data-to=${to}]`).click();
    await desk.locator('#list').waitFor();
  };
  await theirs.click();
  await desk.getByText('Người phản ánh dùng tiếng Anh').waitFor();
  await move('verifying');
  await desk.locator('#list tbody tr[data-state=verifying] button').click();
  await move('no-ground');
  await desk.locator('#list tbody tr[data-state=no-ground] button').click();
  await desk.getByRole('button', { name: 'Mẫu trả lời' }).click();
  expect(await desk.locator('[name=text]').inputValue()).toBe(
    content.words.say('en', text('violation.desk.template.no-ground')),
  );
});
