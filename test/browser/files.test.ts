import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createSmallCommune } from '../server/support/small-commune.ts';
import { launchBrowser } from './browser.ts';
import { openPage, serveSimulator } from './open-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('on a narrow screen a photo is chosen by keyboard, sent, and seen in the chat', async () => {
  const { deps, handled } = createSmallCommune();
  const served = await serveSimulator(deps);
  const { page, complaints } = await openPage(browser, served.url, { viewport: { width: 320, height: 640 } });
  onTestFinished(async () => {
    await page.context().close();
    await served.stop();
  });
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#2a6' } })
    .jpeg()
    .toBuffer();

  const clip = page.getByRole('button', { name: 'Gửi ảnh hoặc tệp – Người dân' });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), clip.press('Enter')]);
  await chooser.setFiles([
    { name: 'họp thôn.jpg', mimeType: 'image/jpeg', buffer: photo },
    { name: 'biên bản.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 fake') },
  ]);
  const shown = page.getByRole('img', { name: 'Tệp: họp thôn.jpg' });
  await shown.waitFor();
  await expect.poll(() => shown.evaluate((one) => (one as { naturalWidth?: number }).naturalWidth)).toBe(60);
  expect(await page.getByRole('link', { name: 'Tệp: biên bản.pdf' }).getAttribute('download')).toBe(
    'biên bản.pdf',
  );
  const [{ heard } = { heard: undefined }] = [...handled.values()];
  expect(heard?.attachments?.map(({ kind }) => kind)).toEqual(['photo', 'file']);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  const box = await clip.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  expect(complaints).toEqual([]);
});
