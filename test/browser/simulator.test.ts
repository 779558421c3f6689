import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createSmallCommune } from '../server/support/small-commune.ts';
import { launchBrowser } from './browser.ts';
import { openPage, serveSimulator } from './open-page.ts';

const NARROW = { viewport: { width: 320, height: 568 } };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(options: BrowserContextOptions = {}, path = '') {
  const commune = createSmallCommune();
  const served = await serveSimulator(commune.deps);
  const { page, complaints } = await openPage(browser, served.url + path, options);
  onTestFinished(async () => {
    await page.context().close();
    await served.stop();
  });
  return { ...commune, page, complaints, served };
}

const bubbles = (page: Page, persona: string) => page.locator(`#chat-${persona} .bubble`);
const texts = async (page: Page, persona: string) =>
  (await bubbles(page, persona).allInnerTexts()).map((text) => text.replaceAll('\n', ' '));

async function start(page: Page, persona: string) {
  await page.locator(`#chat-${persona}`).getByRole('button', { name: 'Bắt đầu' }).click();
  await page.locator(`#chat-${persona} .last.by-bot`).waitFor();
}

async function write(page: Page, persona: string, text: string) {
  const count = await bubbles(page, persona).count();
  await page.locator(`#chat-${persona} textarea`).fill(text);
  await page.locator(`#chat-${persona} textarea`).press('Enter');
  await bubbles(page, persona)
    .nth(count + 1)
    .waitFor();
}

test('on a wide screen the three chats stand side by side, and nothing has to be scrolled sideways', async () => {
  const { page } = await open();
  const boxes = await Promise.all(
    ['Người dân', 'Trưởng thôn', 'Công an xã'].map((name) =>
      page.getByRole('region', { name }).boundingBox(),
    ),
  );
  const [citizen, head, officer] = boxes.map((box) => box ?? { x: 0, y: 0, width: 0, height: 0 });
  expect([citizen?.y, head?.y]).toEqual([head?.y, officer?.y]);
  expect(head?.x).toBeGreaterThan((citizen?.x ?? 0) + (citizen?.width ?? 0));
  expect(officer?.x).toBeGreaterThan((head?.x ?? 0) + (head?.width ?? 0));
  expect(await page.getByRole('tablist').count()).toBe(0);
  expect(await overflow(page)).toEqual([0, 0]);
});

test('on a narrow phone one chat is shown at a time, and the tabs lead to the others', async () => {
  const { page } = await open(NARROW);
  expect(await page.getByRole('tabpanel').count()).toBe(1);
  await page.getByRole('tab', { name: 'Công an xã' }).click();
  expect(await page.getByRole('tabpanel', { name: 'Công an xã' }).isVisible()).toBe(true);
  expect(await page.getByRole('tabpanel').count()).toBe(1);
  expect(await overflow(page)).toEqual([0, 0]);
});

test.each([
  ['narrow', NARROW],
  ['wide', {}],
])(
  'on a %s screen all that can be pressed is 44 pixels high and all text to read is 18',
  async (_, options) => {
    const { page } = await open(options);
    await start(page, 'citizen');
    if (options === NARROW) await page.getByRole('button', { name: 'Tua đồng hồ' }).click();
    const targets = page.locator('button:visible, a:visible:not(.skip), textarea:visible');
    const heights = await targets.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(7);
    expect(heights.filter((height) => height < 44)).toEqual([]);
    const sizes = await page
      .locator('.bubble:visible, .choices button:visible, textarea:visible')
      .evaluateAll((all) => all.map((one) => one.computedStyleMap().get('font-size')?.toString()));
    expect(new Set(sizes)).toEqual(new Set(['18px']));
  },
);

test.each([
  ['narrow', NARROW],
  ['wide', {}],
])('text twice as large still fits a %s screen', async (_, options) => {
  const { page } = await open(options);
  await start(page, 'citizen');
  const client = await page.context().newCDPSession(page);
  // What the reader sets in the browser; zooming is like it, with a window half as wide.
  await client.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  await expect.poll(() => page.evaluate('getComputedStyle(document.body).fontSize')).toBe('36px');
  expect((await overflow(page))[0]).toBe(0);
  expect(await page.locator('#chat-citizen textarea').isVisible()).toBe(true);
});

test('a person starts, taps a button, types a number, and taps an old button again', async () => {
  const { page, complaints } = await open();
  await start(page, 'citizen');
  await page.getByRole('button', { name: '2. Cài và kích hoạt VNeID' }).click();
  await bubbles(page, 'citizen').nth(3).waitFor();
  await write(page, 'citizen', '3');
  await page.getByRole('button', { name: '1. Cài ứng dụng VNeTraffic' }).click();
  await bubbles(page, 'citizen').nth(7).waitFor();
  expect(await texts(page, 'citizen')).toEqual([
    'Bạn: Bắt đầu',
    'Trợ lý: Chào bạn! Bạn cần giúp việc gì?',
    'Bạn: 2. Cài và kích hoạt VNeID',
    'Trợ lý: Bạn đã chọn m.2.',
    'Bạn: 3',
    'Trợ lý: Đã nghe: 3',
    'Bạn: 1. Cài ứng dụng VNeTraffic',
    'Trợ lý: Bạn đã chọn m.1.',
  ]);
  expect(await texts(page, 'head')).toEqual([]);
  expect(complaints).toEqual([]);
});

test('moving the clock to what comes next brings the reminder to the head', async () => {
  const { page } = await open();
  expect(await page.locator('#ahead').textContent()).toContain('Nhắc trưởng thôn nộp báo cáo');
  await page.getByRole('button', { name: 'Đến việc kế tiếp' }).click();
  await bubbles(page, 'head').getByText('còn 3 ngày nữa').waitFor();
  expect(await page.locator('#now').textContent()).toBe('Thứ Hai, 22/12/2025, 08:00');
  expect(await page.locator('#ahead').textContent()).toContain('Thứ Năm, 25/12/2025, 08:00');
  await page
    .getByRole('status')
    .getByText('Bây giờ là Thứ Hai, 22/12/2025, 08:00.')
    .waitFor({ state: 'attached' });
});

test('on a narrow phone a reminder in another chat marks its tab until it is opened', async () => {
  const { page } = await open(NARROW);
  await page.getByRole('button', { name: 'Tua đồng hồ' }).click();
  await page.getByRole('button', { name: 'Đến việc kế tiếp' }).click();
  const tab = page.getByRole('tab', { name: 'Trưởng thôn có tin mới' });
  await tab.waitFor();
  await tab.click();
  expect(await page.getByRole('tab', { name: 'Trưởng thôn', exact: true }).isVisible()).toBe(true);
  expect(await bubbles(page, 'head').textContent()).toContain('còn 3 ngày nữa');
});

test('long news in a chat out of sight is shown from its beginning when the chat is opened', async () => {
  const { page, deps } = await open({ ...NARROW, reducedMotion: 'reduce' });
  const say = (text: string) =>
    deps.channel.send('web-head', { text, choices: [] }, AbortSignal.timeout(999));
  for (const text of ['Một', 'Hai', 'Ba']) await say(`${text}\n${'dài\n'.repeat(40)}`);
  await page.getByRole('tab', { name: 'Trưởng thôn có tin mới' }).click();
  const [log, first] = [page.locator('#chat-head .log'), bubbles(page, 'head').first()];
  await expect.poll(async () => await bubbles(page, 'head').count()).toBe(3);
  const distance = ((await first.boundingBox())?.y ?? 0) - ((await log.boundingBox())?.y ?? 0);
  expect(distance).toBeGreaterThanOrEqual(0);
  expect(distance).toBeLessThan(60);
});

test('says so when nothing lies ahead', async () => {
  const { page } = await open();
  for (const time of ['22/12/2025, 08:00', '25/12/2025, 08:00']) {
    await page.getByRole('button', { name: 'Đến việc kế tiếp' }).click();
    await page.getByRole('status').getByText(time).waitFor({ state: 'attached' });
  }
  await page.locator('#ahead').getByText('Không còn việc nào phía trước.').waitFor();
});

test('what a bot says is never taken for HTML, and its web addresses can be followed', async () => {
  const { page, deps, complaints } = await open();
  const text = '<img src=x onerror=alert(1)> Xem https://dichvucong.gov.vn/p/home?a=1. Hết.';
  await deps.channel.send(
    'web-officer',
    { text, choices: [{ token: '"><b>', text: '<b>Có</b>' }] },
    AbortSignal.timeout(999),
  );
  await bubbles(page, 'officer').waitFor();
  expect(await texts(page, 'officer')).toEqual([`Trợ lý: ${text}`]);
  expect(await bubbles(page, 'officer').locator('a').getAttribute('href')).toBe(
    'https://dichvucong.gov.vn/p/home?a=1',
  );
  expect(await page.getByRole('button', { name: '<b>Có</b>' }).isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

test('a message that could not be handled is kept, offered again, and heard once', async () => {
  const { page, setBroken, handled } = await open();
  setBroken(true);
  await page.locator('#chat-head textarea').fill('Thôn 3 đã xong');
  await page.locator('#chat-head').getByRole('button', { name: 'Gửi', exact: true }).click();
  const again = page.getByRole('alert').getByRole('button', { name: 'Gửi lại' });
  await again.waitFor();
  setBroken(false);
  await again.click();
  await bubbles(page, 'head').nth(1).waitFor();
  expect(await texts(page, 'head')).toEqual(['Bạn: Thôn 3 đã xong', 'Trợ lý: Đã nghe: Thôn 3 đã xong']);
  expect([handled.size, await page.getByRole('alert').count()]).toEqual([1, 0]);
});

test('after a cut connection the page comes back by itself with what it missed, each line once', async () => {
  const { page, served, deps } = await open();
  await write(page, 'citizen', 'Một');
  served.cut();
  await deps.channel.send(
    'web-citizen',
    { text: 'Trong lúc mất mạng', choices: [] },
    AbortSignal.timeout(999),
  );
  await bubbles(page, 'citizen').getByText('Trong lúc mất mạng').waitFor();
  expect(await texts(page, 'citizen')).toEqual([
    'Bạn: Một',
    'Trợ lý: Đã nghe: Một',
    'Trợ lý: Trong lúc mất mạng',
  ]);
});

test('while the server is away the page says so; when it is back the page shows its history once', async () => {
  const { page, served, deps } = await open();
  await write(page, 'citizen', 'Một');
  await served.stop();
  await page.getByText('Mất kết nối. Trang sẽ tự nối lại.').first().waitFor();
  const again = await serveSimulator(deps, Number(new URL(served.url).port));
  onTestFinished(again.stop);
  await page.locator('#banner').waitFor({ state: 'hidden' });
  await write(page, 'citizen', 'Hai');
  expect(await texts(page, 'citizen')).toEqual([
    'Bạn: Một',
    'Trợ lý: Đã nghe: Một',
    'Bạn: Hai',
    'Trợ lý: Đã nghe: Hai',
  ]);
});

test('the page in English is English, and leads back', async () => {
  const { page } = await open();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('region', { name: 'Village head' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.getByRole('button', { name: 'To what comes next' }).isVisible()).toBe(true);
  expect(await page.locator('#now').textContent()).toBe('Monday, 22/12/2025, 07:30');
  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  await page.getByRole('region', { name: 'Trưởng thôn' }).waitFor();
});

test('nothing moves for those who asked for less motion', async () => {
  const { page } = await open({ reducedMotion: 'reduce' });
  await start(page, 'citizen');
  expect(await page.evaluate('document.getAnimations().length')).toBe(0);
  expect(await page.evaluate('getComputedStyle(document.querySelector(".log")).scrollBehavior')).toBe('auto');
});

/** How far the page reaches beyond the window, to the right and below. */
async function overflow(page: Page): Promise<[number, number]> {
  return page
    .locator('html')
    .evaluate((root) => [root.scrollWidth - root.clientWidth, root.scrollHeight - root.clientHeight]);
}
