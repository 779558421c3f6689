import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { openPage } from './open-page.ts';
import { startApp } from './start-app.ts';

/** A folder for the pictures of the README: SCREENSHOTS=docs/pictures vitest run test/browser/whole-app.test.ts */
const pictures = process.env['SCREENSHOTS'];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a citizen is guided, a head reports and is reminded, an officer reads the totals', async () => {
  const app = await startApp();
  onTestFinished(app.stop);
  const { page, complaints } = await openPage(browser, app.url, { reducedMotion: 'reduce' });
  onTestFinished(() => page.context().close());

  await tap(page, 'citizen', 'Hướng dẫn cài đặt từng bước');
  await tap(page, 'citizen', 'VNeTraffic');
  await tap(page, 'citizen', 'Cài VNeTraffic');
  await tap(page, 'citizen', 'Android');
  await sees(page, 'citizen', 'Kho ứng dụng trên máy Android, hình tam giác');
  await tap(page, 'citizen', 'Xong');
  await hears(page, 'citizen', 'gõ VNeTraffic');

  await tap(page, 'head', 'Ghi người đã làm xong');
  for (const [question, answer] of [
    ['Họ và tên', 'Nguyễn Văn Thử'],
    ['ở đâu', 'thôn 1, xã Nghĩa Trung'],
    ['12 chữ số', '075199000001'],
    ['Biển số xe', '60-B1 123.45'],
    ['những việc nào', '1'],
    ['xem lại', 'gui'],
  ] as const) {
    await hears(page, 'head', question);
    await write(page, 'head', answer);
  }
  await hears(page, 'head', 'Đã ghi Nguyễn Văn Thử vào danh sách của Thôn 1.');

  await write(page, 'officer', 'tong thon 1');
  await hears(page, 'officer', 'Đã cài VNeTraffic: 1 người');
  expect(await page.locator('#chat-officer').textContent()).not.toContain('Nguyễn Văn Thử');

  const before = await page.locator('#now').textContent();
  await page.getByRole('button', { name: 'Đến việc kế tiếp' }).click();
  await hears(page, 'head', 'Nhắc hạn: Thôn 1 còn 7 ngày');
  expect(await page.locator('#now').textContent()).not.toBe(before);
  await takePicture(page, 'simulator.png');

  await tap(page, 'head', 'Nộp báo cáo');
  await hears(page, 'head', 'Nộp báo cáo “Danh sách cá nhân đã cài đặt VNeTraffic” của Thôn 1 với 1 người?');
  await tap(page, 'head', 'Nộp báo cáo');
  await hears(page, 'head', 'Đã nhận báo cáo');
  await write(page, 'officer', 'ai chưa nộp?');
  await hears(page, 'officer', 'đã nộp 1/');

  // Whoever has reported is left in peace.
  await page.getByRole('button', { name: 'Đến việc kế tiếp' }).click();
  await page.getByRole('status').getByText('Bây giờ là').waitFor({ state: 'attached' });
  expect(await bubbles(page, 'head').getByText('Nhắc hạn').count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('the same on a narrow phone', async () => {
  const app = await startApp();
  onTestFinished(app.stop);
  const { page, complaints } = await openPage(browser, app.url, {
    viewport: { width: 320, height: 640 },
    isMobile: true,
    reducedMotion: 'reduce',
    hasTouch: true,
  });
  onTestFinished(() => page.context().close());
  await tap(page, 'citizen', 'Hướng dẫn cài đặt từng bước');
  await hears(page, 'citizen', 'Bạn cần hướng dẫn việc nào?');
  await page.getByRole('button', { name: 'Tua đồng hồ' }).tap();
  await page.getByRole('button', { name: 'Đến việc kế tiếp' }).tap();
  await page.getByRole('tab', { name: 'Trưởng thôn có tin mới' }).tap();
  await page.getByRole('button', { name: 'Tua đồng hồ' }).tap();
  await hears(page, 'head', 'Nhắc hạn: Thôn 1 còn 7 ngày');
  await takePicture(page, 'simulator-phone.png');
  await page.getByRole('tab', { name: 'Công an xã' }).tap();
  await tap(page, 'officer', 'Tổng số liệu');
  await hears(page, 'officer', 'So với chỉ tiêu của kế hoạch');
  expect(complaints).toEqual([]);
});

const bubbles = (page: Page, persona: string) => page.locator(`#chat-${persona} .by-bot .bubble`);

/** Taps a button under the bot's last message. */
async function tap(page: Page, persona: string, name: string): Promise<void> {
  await page.locator(`#chat-${persona} .last.by-bot`).getByRole('button', { name }).first().click();
}

/** Waits for a picture, by what it shows, and until it is really there. */
async function sees(page: Page, persona: string, alt: string): Promise<void> {
  const picture = page.locator(`#chat-${persona}`).getByAltText(alt);
  await picture.waitFor();
  await expect
    .poll(() => picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth))
    .toBe(240);
}

async function write(page: Page, persona: string, text: string): Promise<void> {
  await page.locator(`#chat-${persona} textarea`).fill(text);
  await page.locator(`#chat-${persona} textarea`).press('Enter');
}

/** Waits until the bot has said so, as the last thing. */
async function hears(page: Page, persona: string, text: string): Promise<void> {
  await page.locator(`#chat-${persona} .last.by-bot`).getByText(text).waitFor();
}

async function takePicture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  await mkdir(pictures, { recursive: true });
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement.blur()');
  await page.screenshot({ path: join(pictures, name) });
}
