import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { createHttp } from '../../src/server/http.ts';
import { linkIn } from '../support/browse.ts';
import { content, createTestApp, type TestApp } from '../support/test-app.ts';
import { launchBrowser } from './browser.ts';
import { judge } from './judge.ts';

let browser: Browser;
let app: TestApp;
let url: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  browser = await launchBrowser();
  app = await createTestApp('nghia-trung', instant('2025-12-22T08:00:00+07:00'));
  await app.play('tám', 'head', 'thon-1');
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

/** An old phone: narrow, and no script runs. */
async function openForm(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(url + new URL(linkIn(await app.say('tám', 'danh sách dài'))).pathname);
  await page.getByRole('button', { name: 'Mở: Nhập danh sách' }).click();
  await page.getByRole('heading', { level: 1, name: 'Danh sách của Thôn 1' }).waitFor();
  return page;
}

test('a long list goes in on an old phone: pasted, read, put right, answered, recorded', async () => {
  const page = await openForm({ javaScriptEnabled: false });
  const people = Array.from(
    { length: 30 },
    (_, n) => `${n + 1}. Nguyễn Văn Thử, thôn 1, 0751990000${10 + n}`,
  );
  await page
    .getByLabel('Danh sách người đã làm xong')
    .fill([...people, '31. Trần Thị Giả, thôn 1, 0751'].join('\n'));
  await page.getByRole('button', { name: 'Đọc danh sách' }).first().click();
  await page.getByText('✗ 1 dòng chưa ghi được').waitFor();
  await page.getByLabel('Sửa dòng 31').fill('075199000099');
  await page.getByRole('button', { name: 'Lưu phần đã sửa' }).click();
  await page.getByLabel('Đã cài VNeTraffic').check();
  await page.getByRole('button', { name: 'Trả lời' }).click();
  await page.getByRole('button', { name: 'Ghi 31 người' }).click();
  await page.getByText('Đã ghi 31 người vào danh sách của Thôn 1').waitFor();
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing wrong with the form and a draft when it is %s, and nothing sticks out at 320 px',
  async (colorScheme) => {
    const page = await openForm({ colorScheme });
    await expectGood(page);
    await page
      .getByLabel('Danh sách người đã làm xong')
      .fill('1. Lê Văn Tạm, thôn 1, 0751\n2. Phạm Thị Mẫu, thôn 1, 075199000077');
    await page.getByRole('button', { name: 'Đọc danh sách' }).first().click();
    await page.getByRole('heading', { name: 'Từng dòng' }).waitFor();
    await expectGood(page);
  },
);

async function expectGood(page: Page): Promise<void> {
  expect(await judge(page, 15)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
}
