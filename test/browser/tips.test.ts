import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, instant, later } from '../../src/core/time/instant.ts';
import { createHttp } from '../../src/server/http.ts';
import { linkIn } from '../support/browse.ts';
import { photoWithPlace } from '../support/photo-with-place.ts';
import { textOfDocx, unzip } from '../support/read-files.ts';
import { content, createTestApp, type TestApp } from '../support/test-app.ts';
import { TEST_KEY } from '../support/test-desk.ts';
import { launchBrowser } from './browser.ts';

let browser: Browser;
let app: TestApp;
let url: string;
let stop: () => Promise<void>;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  app = await createTestApp('kon-tum', instant('2023-11-08T09:00:00+07:00'));
  for (const address of ['hùng', 'mai']) await app.play(address, 'receiver');
  // The desk begins without any key.
  await app.store.transaction((tx) => tx.desks.retireKey('kon-tum', TEST_KEY, app.clock.now()));
  await app.play('quân', 'admin');
  const { fetch } = createHttp({
    words: content.words,
    isLoopback: true,
    pages: app.pages,
    onError: (error) => console.error(error),
  });
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await once(server, 'listening');
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  stop = async () => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
});
afterAll(async () => {
  await browser.close();
  await stop();
  await app.close();
});

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return page;
}

async function openDesk(page: Page): Promise<void> {
  const said = await app.say('hùng', 'bàn tiếp nhận');
  await page.goto(`${url}${new URL(linkIn(said)).pathname}`);
  await page.getByRole('button').click();
  await page.waitForURL(`${url}/desk`);
}

const PASSPHRASE = 'cau mat khau that dai';

/** A second of a white square, recorded by the browser itself. */
async function filmIn(page: Page): Promise<Buffer> {
  const film = (await page.evaluate(`(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [160, 120];
    const pen = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm;codecs=vp8' });
    const ended = new Promise((resolve) => { recorder.ondataavailable = ({ data }) => resolve(data); });
    recorder.start();
    for (let n = 0; n < 6; n++) {
      pen.fillStyle = n % 2 === 0 ? '#fff' : '#eee';
      pen.fillRect(0, 0, 160, 120);
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
    recorder.stop();
    return [...new Uint8Array(await (await ended).arrayBuffer())];
  })()`)) as number[];
  return Buffer.from(film);
}

/** The covered copy of this picture, as it is saved: how bright it is at a place, in shares of its sides. */
async function coveredCopy(page: Page, name: string) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`[data-covered="${name}"]`).click(),
  ]);
  const { data, info } = await sharp(await readFile((await file.path()) ?? ''))
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    pixel: (x: number, y: number) =>
      data[(Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels] ?? 0,
  };
}

test('a tip goes from the form to the desk, is asked about, answered, handed over and erased', async () => {
  const officer = await newPage();
  await openDesk(officer);
  await officer.fill('[name=label]', 'Đ/c Thử Hai');
  await officer.fill('[name=new-passphrase]', PASSPHRASE);
  const [keyFile] = await Promise.all([
    officer.waitForEvent('download'),
    officer.getByRole('button', { name: 'Tạo khóa của tôi' }).click(),
  ]);
  expect(await readFile((await keyFile.path()) ?? '', 'latin1')).toMatch(
    /^age-encryption\.org\/v1\n-> scrypt/,
  );
  await officer.getByText('Phản ánh (0)').waitFor();

  // The reporter's browser seals; a file of the wrong kind is told of, and nothing else is lost.
  const reporter = await newPage();
  const sent: string[] = [];
  reporter.on('request', (request) => sent.push(request.postData() ?? ''));
  await reporter.goto(`${url}/phan-anh/kon-tum`);
  await reporter.selectOption('[name=act]', 'qua-tai');
  await reporter.fill('[name=what]', '<script>alert(1)</script> xe tải BIMAT');
  await reporter.fill('[name=day]', '2023-11-07');
  await reporter.fill('[name=hour]', '17:00');
  await reporter.fill('[name=where]', 'km 152 quốc lộ 14, xã Vinh Quang');
  await reporter.fill('[name=plate]', '82C-123.45');
  await reporter.fill('[name=name]', 'Nguyễn Văn Thử');
  await reporter.check('[name=commend]');
  const photo = await photoWithPlace();
  const video = await filmIn(reporter);
  await reporter.setInputFiles('[name=files]', [
    { name: 'anh.jpg', mimeType: 'image/jpeg', buffer: photo },
    { name: 'phim.webm', mimeType: 'video/webm', buffer: video },
    { name: 'chuongtrinh.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
  ]);
  // Told as soon as it is picked.
  await reporter.locator('#notes').getByText('chuongtrinh.exe: không phải ảnh').waitFor();
  await reporter.getByRole('button', { name: 'Niêm phong và gửi' }).click();
  const code = (await reporter.locator('#code').textContent()) ?? '';
  expect(code).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
  expect(sent.join()).not.toMatch(/BIMAT|82C|Vinh Quang|Nguyễn/);
  expect(sent.join()).not.toContain(code.replaceAll(' ', ''));

  // The desk opens it with the passphrase, after a reload that forgot the secret.
  await officer.reload();
  await officer.fill('[name=passphrase]', PASSPHRASE);
  await officer.getByRole('button', { name: 'Mở khóa' }).click();
  await officer.getByRole('button', { name: 'Xe ô tô tải chở quá khổ, quá tải' }).click();
  const shown = officer.locator('#content');
  await shown.waitFor();
  expect(await shown.textContent()).toContain('<script>alert(1)</script> xe tải BIMAT');
  expect(await shown.textContent()).toContain('82C-123.45');

  // The original is what was sent; the covered copy has neither place nor camera.
  await officer.locator('[data-file="0"]').click();
  await officer.locator('canvas').waitFor();
  const [original] = await Promise.all([
    officer.waitForEvent('download'),
    officer.locator('[data-original]').click(),
  ]);
  expect(await readFile((await original.path()) ?? '')).toEqual(photo);
  const canvas = officer.locator('canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('no canvas');
  await officer.mouse.move(box.x + 10, box.y + 10);
  await officer.mouse.down();
  await officer.mouse.move(box.x + 100, box.y + 80);
  await officer.mouse.up();
  const [covered] = await Promise.all([
    officer.waitForEvent('download'),
    officer.locator('[data-covered]').click(),
  ]);
  const copy = await readFile((await covered.path()) ?? '');
  expect(copy.includes('MAYTHU')).toBe(false);
  expect((await sharp(copy).metadata()).exif).toBeUndefined();
  const { data, info } = await sharp(copy).raw().toBuffer({ resolveWithObject: true });
  const pixel = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 0;
  expect(pixel(40, 40)).toBeLessThan(30);
  expect(pixel(info.width - 5, info.height - 5)).toBeGreaterThan(60);

  // Without a mouse a box is drawn by its numbers; what is missing is said.
  await officer.locator('details.box summary').click();
  const [left, top, width, height] = await officer.locator('details.box input').all();
  await officer.locator('[data-cover]').click();
  await officer.getByText('Bạn ghi chiều rộng và chiều cao lớn hơn 0').waitFor();
  for (const [input, value] of [
    [left, '90'],
    [top, '90'],
    [width, '10'],
    [height, '10'],
  ] as const)
    await input?.fill(value);
  await officer.keyboard.press('Tab');
  await officer.keyboard.press('Enter');
  await officer.getByText('Đã vẽ ô che số 2').waitFor();
  const twice = await coveredCopy(officer, 'anh-1');
  expect(twice.pixel(0.99, 0.99)).toBeLessThan(30);
  expect(twice.pixel(0.5, 0.8)).toBeGreaterThan(60);

  // A video is watched here, and only stills of it go along.
  await officer.locator('[data-file="1"]').click();
  await officer.getByText('Video không gửi kèm được').waitFor();
  await officer.locator('[data-still]').click();
  await officer.getByText('Đã lấy hình 1, ở giây 0').waitFor();
  expect((await coveredCopy(officer, 'video-2-hinh-1')).pixel(0.5, 0.5)).toBeGreaterThan(60);
  expect(complaints).toEqual([]);

  // The identity opens with a reason only, and leaves a trace.
  await officer.fill('[name=reason]', 'cần gọi lại để xác minh');
  await officer.locator('#open-identity').click();
  await officer.getByText('Nguyễn Văn Thử').waitFor();

  await officer.fill('[name=text]', 'Xe có mấy trục?');
  await officer.locator('[data-write=question]').click();
  await officer.locator('#log').waitFor();
  expect(await officer.locator('#log').textContent()).toContain('mở danh tính');
  expect(await officer.locator('#log').textContent()).toContain('cần gọi lại để xác minh');

  await reporter.goto(`${url}/bien-nhan`);
  await reporter.fill('[name=code]', code);
  await reporter.getByRole('button', { name: 'Mở' }).click();
  await reporter.getByText('Xe có mấy trục?').waitFor();
  await reporter.fill('[name=text]', 'Năm trục.');
  await reporter.getByRole('button', { name: 'Niêm phong và gửi' }).click();
  await reporter.getByText('Đã niêm phong và gửi.').waitFor();

  await officer.reload();
  await officer.fill('[name=passphrase]', PASSPHRASE);
  await officer.getByRole('button', { name: 'Mở khóa' }).click();
  await officer.getByRole('button', { name: 'Xe ô tô tải chở quá khổ, quá tải' }).click();
  await officer.getByText('Năm trục.').waitFor();
  await officer.locator('[data-file="0"]').click();
  await officer.locator('[data-along]').check();
  await officer.locator('[data-file="1"]').click();
  await officer.locator('[data-still]').click();
  await officer.locator('[data-along="video-2-hinh-1"]').check();
  const [paper] = await Promise.all([
    officer.waitForEvent('download'),
    officer.getByRole('button', { name: 'Lưu phiếu và chuyển' }).click(),
  ]);
  const slip = await readFile((await paper.path()) ?? '');
  const handed = unzip(slip);
  expect([...handed.keys()].filter((name) => !name.startsWith('\u0001')).toSorted()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'word/_rels/document.xml.rels',
    'word/document.xml',
    'word/media/anh-1.jpg',
    'word/media/anh-2.jpg',
    'word/styles.xml',
  ]);
  const said = textOfDocx(slip);
  expect(said).toContain('82C-123.45');
  expect(said).toContain('Kính gửi: Phòng Quản lý đô thị');
  expect(said).toContain('Hình cắt từ video 2, giây 0');
  // Nothing that was not ticked, nobody who reported it, no receipt; the photo as it was covered.
  expect(said).not.toMatch(/BIMAT|Nguyễn|MAYTHU/);
  expect(said).not.toContain(code);
  expect(Buffer.from(handed.get('word/media/anh-1.jpg') ?? []).includes('MAYTHU')).toBe(false);
  await officer.locator('tr[data-state=handed-over]').waitFor();
  expect(
    await app.store.transaction((tx) => tx.tipFigures.of('kon-tum', 'phan-anh-vi-pham-2023')),
  ).toMatchObject([{ act: 'qua-tai', outcome: 'handed-over', count: 1 }]);

  // Nobody took it up for a year: it goes, with its photo, and the receipt says so.
  const before = await app.store.transaction((tx) => tx.tips.of('kon-tum'));
  app.clock.moveTo(later(app.clock.now(), 366 * DAY));
  await app.loop.tick();
  const after = await app.store.transaction(async (tx) => ({
    tips: await tx.tips.of('kon-tum'),
    purges: await tx.tipFigures.purges('kon-tum'),
  }));
  expect(before).toHaveLength(1);
  expect(after).toMatchObject({ tips: [], purges: [{ because: 'open', files: 2 }] });
  await reporter.goto(`${url}/bien-nhan`);
  await reporter.fill('[name=code]', code);
  await reporter.getByRole('button', { name: 'Mở' }).click();
  await reporter.getByText('được xóa hẳn').waitFor();
  await openDesk(officer);
  await officer.fill('[name=passphrase]', PASSPHRASE);
  await officer.getByRole('button', { name: 'Mở khóa' }).click();
  await officer.getByText('Giấy xác nhận đã xóa (1)').click();
  expect(await officer.locator('#purges li').textContent()).toMatch(
    /^Số .{8}, ngày \d\d\/11\/2024: quá lâu ở trạng thái “Đã chuyển”\. Xóa 5 phần, 2 tệp, \d+ KB\.$/,
  );
  const listed = await officer.evaluate(`fetch('/desk/list').then((response) => response.text())`);
  expect(listed).toContain('"because":"open"');
  expect(listed).not.toContain(before[0]?.lookup);
  expect(complaints).toEqual([]);
  expect(app.errors).toEqual([]);
});

test('a video of 200 MB is refused with a sentence, and the form keeps what was written', async () => {
  const page = await newPage();
  await page.goto(`${url}/phan-anh/kon-tum`);
  await page.fill('[name=where]', 'km 1');
  await page.evaluate(`
    const big = new File(['x'], 'phim.mp4', { type: 'video/mp4' });
    Object.defineProperty(big, 'size', { value: 200 * 1024 * 1024 });
    Object.defineProperty(document.querySelector('[name=files]'), 'files', { value: [big] });
  `);
  await page.fill('[name=day]', '2099-01-01');
  await page.selectOption('[name=act]', 'qua-tai');
  await page.getByRole('button', { name: 'Niêm phong và gửi' }).click();
  await page.getByText('chưa tới hoặc không có trên lịch').waitFor();
  expect(await page.inputValue('[name=where]')).toBe('km 1');
  await page.fill('[name=day]', '2023-11-07');
  await page.getByRole('button', { name: 'Niêm phong và gửi' }).click();
  await page.locator('#code').waitFor();
  expect(await page.getByText('phim.mp4').textContent()).toContain('nặng quá 20 MB');
});
