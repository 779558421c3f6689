import { afterEach, expect, test } from 'vitest';
import { fromEnvelope } from '../../../src/app/violation/file-envelope.ts';
import { instant } from '../../../src/core/time/instant.ts';
import { mergeEarlier } from '../../../src/core/violation/merge-earlier.ts';
import { SendError } from '../../../src/ports/channel.ts';
import { type DeskVisit, deskBox, visitDesk } from '../../support/desk-visit.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const COMMUNE = 'kon-tum';
let app: TestApp;
let isAway = true;

/** A platform that does not give its files for a while. */
async function open(): Promise<void> {
  isAway = true;
  app = await createTestApp(COMMUNE, instant('2023-11-08T09:20:00+07:00'), {
    via: (web) => ({
      ...web,
      async fetch(ref, signal) {
        if (isAway || web.fetch === undefined) throw new SendError('unreachable', 'away');
        return web.fetch(ref, signal);
      },
    }),
  });
  await app.play('hùng', 'receiver');
  for (const words of ['phản ánh', '1', 'quá tải', 'hôm qua 17h', 'km 1, xã Vinh Quang', '82C-123.45'])
    await app.say('an', words);
  for (let skipped = 0; skipped < 3; skipped++) await app.say('an', 'bỏ qua');
}
afterEach(() => app.close());

interface Content {
  readonly plate?: readonly string[];
  readonly news?: boolean;
  readonly files?: readonly { readonly id: string; readonly from: string }[];
}

async function contentOf(visit: DeskVisit): Promise<Content> {
  const { open: read } = deskBox(app);
  return mergeEarlier(
    (await read((await visit.first()).content)) as Content,
    (sealed) => read(sealed) as Promise<Content>,
  );
}

test('a photo that could not be fetched in time is fetched again when a receiver asks', async () => {
  await open();
  await app.say('an', { files: ['anh.jpg'] });
  for (const words of ['xong', 'bỏ qua', 'không ghi tên', 'không', 'gửi']) await app.say('an', words);
  for (let tried = 0; tried < 8; tried++) await app.loop.tick();
  expect(app.news('an').join()).toContain('chưa tải');
  const hung = await visitDesk(app, 'hùng');
  const tip = await hung.first();
  const [file] = (await contentOf(hung)).files ?? [];
  expect(tip.files).toEqual([]);
  const again = (body: object) => hung.post(`/desk/tips/${tip.id}/files/${file?.id}/fetch`, body);
  expect(await again({ from: file?.from })).toMatchObject({ status: 503, refused: 'not-now' });
  isAway = false;
  // A name that this server has not sealed, or of another file, fetches nothing.
  expect(await again({ from: Buffer.from('https://intranet.example/').toString('base64') })).toMatchObject({
    refused: 'wrong',
  });
  expect(
    await hung.post(`/desk/tips/${tip.id}/files/${crypto.randomUUID()}/fetch`, { from: file?.from }),
  ).toMatchObject({ refused: 'wrong' });
  expect(await again({ from: file?.from })).toMatchObject({ done: true });
  expect(await again({ from: file?.from })).toMatchObject({ done: true });
  expect((await hung.first()).files).toEqual([file?.id]);
  const sealed = await (await hung.browsing.get(`/desk/tips/${tip.id}/files/${file?.id}`)).arrayBuffer();
  const { head } = fromEnvelope(await deskBox(app).openBytes(new Uint8Array(sealed)));
  expect(head).toMatchObject({ type: 'image/jpeg', name: 'anh.jpg' });
});

test('photos picked before a restart, and the wish for news, are not lost with its memory', async () => {
  await open();
  await app.say('an', { files: ['mot.jpg', 'hai.jpg'] });
  // The key in memory is forgotten after a day, as at a restart; the question is still open.
  await app.forward.moveTo(instant('2023-11-09T11:00:00+07:00'));
  expect((await app.say('an', 'tiếp tục')).join()).toContain('đã nhận 2 tệp');
  await app.say('an', { files: ['ba.jpg'] });
  for (const words of ['xong', 'bỏ qua', 'không ghi tên', 'có']) await app.say('an', words);
  await app.forward.moveTo(instant('2023-11-10T13:00:00+07:00'));
  const review = (await app.say('an', 'tiếp tục')).join();
  expect(review).toContain('Ảnh, video: 3 tệp');
  expect(review).toContain('Nhắn tin mới: 🔒');
  expect((await app.say('an', 'gửi')).join()).toContain('Mã biên nhận');
  isAway = false;
  await app.loop.tick();

  const hung = await visitDesk(app, 'hùng');
  const content = await contentOf(hung);
  expect(content).toMatchObject({ plate: ['82C-123.45'], news: true });
  expect(content.files).toHaveLength(3);
  const tip = await hung.first();
  for (const { id, from } of content.files ?? [])
    expect(await hung.post(`/desk/tips/${tip.id}/files/${id}/fetch`, { from })).toMatchObject({ done: true });
  expect((await hung.first()).files.toSorted()).toEqual(content.files?.map(({ id }) => id).toSorted());
  const { news } = (await deskBox(app).open(tip.relay)) as { news?: string };
  await hung.post(`/desk/tips/${tip.id}/move`, { to: 'verifying', version: tip.version, news });
  await app.loop.tick();
  expect(app.news('an').join()).toContain('Có tin mới');
});

test('what is taken out after a restart does not come back', async () => {
  await open();
  await app.say('an', { files: ['mot.jpg'] });
  for (const words of ['xong', 'bỏ qua', 'có ghi tên', 'Nguyễn Văn Thử', 'bỏ qua', 'bỏ qua', '0912345678'])
    await app.say('an', words);
  for (const words of ['đồng ý', 'không']) await app.say('an', words);
  await app.forward.moveTo(instant('2023-11-09T11:00:00+07:00'));
  await app.say('an', 'tiếp tục');
  for (const words of ['sửa biển số', 'bỏ qua', 'sửa ảnh', 'bỏ qua', 'sửa ghi tên', 'có ghi tên'])
    await app.say('an', words);
  for (const words of ['sửa họ tên', 'bỏ qua', 'gửi']) await app.say('an', words);
  const hung = await visitDesk(app, 'hùng');
  expect(await contentOf(hung)).toEqual({
    act: 'qua-tai',
    when: '07/11/2023 17:00',
    where: ['km 1, xã Vinh Quang'],
    news: false,
    language: 'vi',
    commend: true,
  });
  const { open: read, seal } = deskBox(app);
  const tip = await hung.first();
  const { identity } = await hung.post(`/desk/tips/${tip.id}/identity`, {
    reason: await seal({ text: 'x' }, tip.key),
  });
  const whole = await mergeEarlier(await read(String(identity)), read);
  expect(whole).toEqual({ phone: '+84912345678', commend: true });
});
