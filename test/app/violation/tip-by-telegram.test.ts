import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TelegramChannel } from '../../../src/adapters/channels/telegram/index.ts';
import { createMemoryMedia } from '../../../src/adapters/media/memory-media.ts';
import { createMemoryShreds } from '../../../src/adapters/sealed/memory-shreds.ts';
import { fromEnvelope } from '../../../src/app/violation/file-envelope.ts';
import { filePlace } from '../../../src/app/violation/store-tip.ts';
import { sealInMemory } from '../../../src/compose/seal-in-memory.ts';
import { instant, later } from '../../../src/core/time/instant.ts';
import type { Media } from '../../../src/ports/media.ts';
import type { Shreds } from '../../../src/ports/shreds.ts';
import { openTelegram, type Telegram } from '../../simulators/telegram/telegram.ts';
import { type ComposedApp, composeWith } from '../../support/compose-with.ts';
import { bytesOf } from '../../support/media-files.ts';
import { photoWithPlace } from '../../support/photo-with-place.ts';
import { connectTelegram, pollOnce } from '../../support/telegram-channel.ts';
import { addTestKey, TEST_SECRET } from '../../support/test-desk.ts';

let telegram: Telegram;
let channel: TelegramChannel;
let app: ComposedApp;
let media: Media;
let shreds: Shreds;
beforeEach(async () => {
  telegram = await openTelegram();
  channel = await connectTelegram(telegram, { commune: 'kon-tum' });
  media = createMemoryMedia();
  shreds = createMemoryShreds();
  app = await composeWith([channel], instant('2023-11-08T15:20:00+07:00'), { media, shreds });
  await addTestKey(app.store, 'kon-tum', app.clock.now());
});
afterEach(async () => {
  await telegram.close();
  await app.close();
});

test('bad input by a real channel is told of in a sentence, and nothing of the tip is lost', async () => {
  const person = telegram.person(7_001);
  const hear = async (): Promise<string> => {
    const before = person.seen().length;
    // A platform has its pace.
    app.clock.moveTo(later(app.clock.now(), 5_000));
    await app.receive(channel, await pollOnce(channel));
    await app.loop.tick();
    return person
      .seen()
      .slice(before)
      .map(({ text }) => text)
      .join('\n');
  };
  const say = (words: string) => {
    person.say(words);
    return hear();
  };
  const told = () =>
    person
      .seen()
      .map(({ text }) => text)
      .join('\n');
  person.start();
  await hear();
  for (const words of ['phản ánh', '1', 'việc khác']) await say(words);
  await say('<script>alert(1)</script> & {{name}} *đậm* _nghiêng_');
  expect(await say('31/2 lúc 8h')).toContain('không có trên lịch');
  expect(await say('ngày mai 8h')).toContain('chưa tới');
  expect(await say('hôm qua 25 giờ')).toContain('không có trên lịch');
  await say('hôm qua 17h');
  await say('km 1, xã Vinh Quang');
  for (let skipped = 0; skipped < 4; skipped++) await say('bỏ qua');

  // 200 MB are refused before anybody fetches them; what was picked stays.
  const photo = await photoWithPlace();
  person.document('goc.jpg', photo);
  await hear();
  expect(person.seen().at(-1)?.text).toContain('đã nhận 1 tệp');
  person.video(200 * 1024 * 1024);
  const said = await hear();
  expect(said).toContain('lớn quá 20 MB');
  expect(person.seen().at(-1)?.text).toContain('đã nhận 1 tệp');
  person.contact('0912345678');
  await hear();
  person.document('chuongtrinh.exe', Buffer.from('MZ\x90\x00\x03'));
  await hear();
  await say('xong');
  await say('bỏ qua');
  await say('không ghi tên');
  const review = await say('không');
  expect(review).toContain('<script>alert(1)</script> & {{name}} *đậm* _nghiêng_');
  expect(review).toContain('Ảnh, video: 2 tệp');
  const sent = await say('gửi');
  expect(sent).toContain('Mã biên nhận');
  // The program is judged by its own bytes, and the person is told.
  app.clock.moveTo(later(app.clock.now(), 5_000));
  await app.loop.tick();
  expect(told()).toContain('Tệp này không phải loại dùng được');

  // The original lies at the desk as it was, with where and by what it was taken.
  const { box } = sealInMemory(app.clock);
  const [tip] = await app.store.transaction((tx) => tx.tips.of('kon-tum'));
  const [file, ...others] = await app.store.transaction((tx) => tx.tipThreads.filesOf(tip?.id ?? ''));
  expect(others).toEqual([]);
  const wrapped = await bytesOf(media, file?.id ?? '');
  const sealed = await shreds.unwrap(tip?.id ?? '', filePlace(file?.id ?? ''), wrapped ?? new Uint8Array());
  const { head, bytes } = fromEnvelope(await box.open(sealed ?? new Uint8Array(), TEST_SECRET));
  expect(Buffer.from(bytes).equals(photo)).toBe(true);
  expect(Buffer.from(bytes).includes('MAYTHU-1')).toBe(true);
  expect(head).toMatchObject({ name: 'goc.jpg', type: 'image/jpeg', size: photo.length });
  expect(app.errors).toEqual([]);
});
