import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createSmallCommune } from '../server/support/small-commune.ts';
import { launchBrowser } from './browser.ts';
import { openPage, serveSimulator } from './open-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(width: number) {
  const served = await serveSimulator(createSmallCommune().deps);
  const { page } = await openPage(browser, served.url, { viewport: { width, height: 700 } });
  onTestFinished(async () => {
    await page.context().close();
    await served.stop();
  });
  return page;
}

/** What a screen reader would call the element in focus. */
const focused = (page: Page) =>
  page
    .locator(':focus')
    .evaluate((one) =>
      (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().replaceAll(/\s+/g, ' '),
    );

async function tabs(page: Page, count: number): Promise<string[]> {
  const names: string[] = [];
  for (let n = 0; n < count; n++) {
    await page.keyboard.press('Tab');
    names.push(await focused(page));
  }
  return names;
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let n = 0; n < 30; n++) {
    if ((await tabs(page, 1))[0] === name) return;
  }
  throw new Error(`"${name}" cannot be reached with the Tab key`);
}

test('the Tab key goes through the page as one reads it', async () => {
  const page = await open(1280);
  expect(await tabs(page, 11)).toEqual([
    'Tới phần trò chuyện',
    'English',
    '+1 giờ',
    '+1 ngày',
    'Đến việc kế tiếp',
    'Trò chuyện của Người dân',
    'Bắt đầu',
    'Gửi ảnh hoặc tệp – Người dân',
    'Viết tin nhắn – Người dân',
    'Gửi',
    'Trò chuyện của Trưởng thôn',
  ]);
});

test('whoever skips to the chats is spared the rest', async () => {
  const page = await open(1280);
  await tabs(page, 1);
  await page.keyboard.press('Enter');
  expect(await tabs(page, 1)).toEqual(['Trò chuyện của Người dân']);
});

test('every stop is seen', async () => {
  const page = await open(1280);
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outline');
    expect(outline).toMatch(/solid [3-9]/);
  }
});

test('a whole conversation needs no mouse', async () => {
  const page = await open(1280);
  await tabTo(page, 'Bắt đầu');
  await page.keyboard.press('Enter');
  await page.locator('#chat-citizen .choices').waitFor();
  expect(await tabs(page, 2)).toEqual(['1. Cài ứng dụng VNeTraffic', '2. Cài và kích hoạt VNeID']);
  await page.keyboard.press('Space');
  await page.getByText('Bạn đã chọn m.2.').waitFor();

  // The old buttons left the Tab order, and are walked with the arrow keys.
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('3. Hỏi cán bộ xã');
  expect(await tabs(page, 2)).toEqual(['Gửi ảnh hoặc tệp – Người dân', 'Viết tin nhắn – Người dân']);
  await page.keyboard.type('Cảm ơn');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('bạn');
  await page.keyboard.press('Enter');
  await page.getByText('Đã nghe: Cảm ơn').waitFor();
  expect(await focused(page)).toBe('Viết tin nhắn – Người dân');
});

test('the clock keeps the keyboard in its place while it moves', async () => {
  const page = await open(1280);
  await tabTo(page, 'Đến việc kế tiếp');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('Bây giờ là').waitFor({ state: 'attached' });
  expect(await focused(page)).toBe('Đến việc kế tiếp');
});

test('on a narrow phone the tabs are one stop, walked with the arrow keys, round and round', async () => {
  const page = await open(320);
  await tabTo(page, 'Tua đồng hồ');
  expect(await tabs(page, 1)).toEqual(['Người dân']);
  const seen: string[] = [];
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End']) {
    await page.keyboard.press(key);
    seen.push(await focused(page));
  }
  expect(seen).toEqual(['Trưởng thôn', 'Công an xã', 'Người dân', 'Công an xã', 'Người dân', 'Công an xã']);
  expect(await tabs(page, 1)).toEqual(['Trò chuyện của Công an xã']);
});
