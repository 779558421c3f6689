import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createSmallCommune } from '../server/support/small-commune.ts';
import { launchBrowser } from './browser.ts';
import { judge } from './judge.ts';
import { openPage, serveSimulator } from './open-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each([
  ['narrow', 320],
  ['wide', 1280],
])('on a %s screen', (_, width) => {
  test.each(['light', 'dark'] as const)(
    'axe finds nothing wrong, before and after talking, when it is %s',
    async (colorScheme) => {
      const { deps } = createSmallCommune();
      const served = await serveSimulator(deps);
      const { page } = await openPage(browser, served.url, {
        viewport: { width, height: 700 },
        colorScheme,
        reducedMotion: 'reduce',
      });
      onTestFinished(async () => {
        await page.context().close();
        await served.stop();
      });
      expect(await judge(page)).toEqual([]);

      await page.locator('#chat-citizen .start').click();
      await page.locator('#chat-citizen .choices button').nth(1).click();
      await page.getByText('Bạn đã chọn m.2.').waitFor();
      if (width === 320) await page.getByRole('button', { name: 'Tua đồng hồ' }).click();
      await page.getByRole('button', { name: 'Đến việc kế tiếp' }).click();
      await page.locator('#chat-head .bubble').waitFor({ state: 'attached' });
      await served.stop();
      await page.locator('#banner').waitFor();
      await page.locator('#chat-citizen textarea').fill('Còn đó không?');
      await page.locator('#chat-citizen textarea').press('Enter');
      await page.getByRole('alert').waitFor();
      expect(await judge(page)).toEqual([]);
    },
  );
});

test('what is read out is what arrives, never the history', async () => {
  const { deps } = createSmallCommune();
  await deps.channel.send('web-citizen', { text: 'Tin cũ', choices: [] }, AbortSignal.timeout(999));
  const served = await serveSimulator(deps);
  const context = await browser.newContext();
  onTestFinished(async () => {
    await context.close();
    await served.stop();
  });
  const page = await context.newPage();
  // Notes whether a line was put into a log that was being read out.
  await page.addInitScript(`
    globalThis.spoken = '';
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        const log = target.closest('[role=log]');
        if (log === null || log.getAttribute('aria-live') !== 'polite') continue;
        for (const node of addedNodes) spoken += node.textContent;
      }
    }).observe(document, { childList: true, subtree: true });
  `);
  await page.goto(served.url);
  await page.getByText('Tin cũ').waitFor();
  await page.locator('#chat-citizen .log[aria-live=polite]').waitFor();
  await deps.channel.send('web-citizen', { text: 'Tin mới', choices: [] }, AbortSignal.timeout(999));
  await page.getByText('Tin mới').waitFor();
  const spoken = await page.evaluate('spoken');
  expect(spoken).toContain('Trợ lý: Tin mới');
  expect(spoken).not.toContain('Tin cũ');
});
