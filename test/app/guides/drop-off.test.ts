import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, instant, later } from '../../../src/core/time/instant.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
let people = 0;

/** Somebody new follows the guide and says these words one after the other. */
async function follow(...words: readonly string[]): Promise<string> {
  const who = `dân-${++people}`;
  await app.say(who, { start: 'vneid-install' });
  for (const said of words) await app.say(who, said);
  return who;
}

const ANDROID = ['android', 'xong', 'xong', 'xong'] as const;
const counts = () => app.store.transaction((tx) => tx.guideRuns.of('nghia-trung', 'vnetraffic-2025'));
const at = async (step: string) => (await counts()).find((one) => one.step === step);
const ask = async (words: string) => (await app.say('lan', words)).join('\n\n');

beforeAll(async () => {
  app = await createTestApp('nghia-trung', instant('2025-12-22T08:00:00+07:00'));
  await app.play('lan', 'officer');
});
afterAll(() => app.close());

test('before anybody has opened a guide it says so, in words with and without marks', async () => {
  const none = 'Chưa có ai mở hướng dẫn trong đợt VNeTraffic 2025 (tính đến 08:00 ngày 22/12/2025).';
  for (const words of ['dân vướng ở đâu', 'dan vuong o dau', '/vuongodau', 'bà con vướng ở đâu?'])
    expect(await ask(words)).toContain(none);
});

test('nobody else can ask', async () => {
  await app.play('tám', 'head', 'thon-1');
  for (const who of ['tám', 'dân']) expect((await app.say(who, '/vuongodau')).join()).toContain('được giao');
});

test('a run is counted once at each step, however often it goes back, rests, or begins again', async () => {
  const who = await follow(...ANDROID);
  for (const said of [
    'quay lại',
    'quay lại',
    'xong',
    'dừng',
    'tiếp tục',
    'bị vướng',
    'bắt đầu lại',
    'android',
  ])
    await app.say(who, said);
  expect(await at('')).toMatchObject({ reached: 1 });
  for (const step of ['a-search', 'a-check', 'a-get']) expect(await at(step)).toMatchObject({ reached: 1 });
  const standing = (await counts()).filter((one) => one.standing !== 0).map(({ step }) => step);
  expect(standing).toEqual(['a-store']);
});

test('whoever comes behind the last step has finished, whether they say what they want next or not', async () => {
  await follow(...ANDROID, 'xong', 'xong');
  const who = await follow(...ANDROID, 'xong', 'xong', 'để sau');
  expect(await at('')).toMatchObject({ reached: 3 });
  expect((await counts()).reduce((sum, { standing }) => sum + standing, 0)).toBe(1);
  await app.say(who, { start: 'vneid-install' });
  expect(await at('')).toMatchObject({ reached: 4 });
});

test('officers see where most stopped, and no number from which somebody could be recognised', async () => {
  for (let n = 0; n < 6; n++) await follow(...ANDROID);
  // Only what was sent is a request; whoever has second thoughts asked for nobody.
  for (let n = 0; n < 5; n++) {
    const asking = await follow('android', 'xong', 'xong');
    const said = ['hỏi người', 'thôn', 'thôn 3', 'nhắn tin ở đây', 'không thấy gì cả', 'bỏ qua'];
    for (const one of said) await app.say(asking, one);
    if (n === 0) expect(await at('a-check')).toMatchObject({ asked: 1 });
  }
  app.news('lan');
  expect(await ask('dân vướng ở đâu')).toMatchInlineSnapshot(`
    "Người dân theo hướng dẫn, đợt VNeTraffic 2025, tính đến 08:00 ngày 22/12/2025 (tính theo lượt mở; dưới 5 lượt thì không nêu con số):

    • Cài VNeID: 15 lượt mở, dưới 5 làm xong, 5 gọi người giúp. 6 lượt dừng ở: Bạn bấm nút “Cài đặt” rồi chờ máy tải xong
    [1. Cài VNeID]
    [2. Về menu]"
  `);
  expect(await ask('1')).toMatchInlineSnapshot(`
    "Hướng dẫn “Cài VNeID”, đợt VNeTraffic 2025, tính đến 08:00 ngày 22/12/2025:

    15 lượt mở, dưới 5 làm xong, 5 gọi người giúp

    1. Điện thoại của bạn là loại nào?: 15 lượt tới, dưới 5 dừng ở đây
    2. Bạn mở ứng dụng CH Play trên điện thoại: 14 lượt tới, dưới 5 dừng ở đây
    3. Bạn gõ VNeID vào ô tìm kiếm, rồi bấm hình kính lúp: 14 lượt tới, 0 dừng ở đây
    4. Bạn bấm vào dòng có tên VNeID: 14 lượt tới, 5 dừng ở đây, 5 gọi người giúp
    5. Bạn bấm nút “Cài đặt” rồi chờ máy tải xong: 9 lượt tới, 6 dừng ở đây
    6. Bạn bấm nút “Mở”: dưới 5 lượt tới, 0 dừng ở đây
    [1. Mọi hướng dẫn]
    [2. Về menu]"
  `);
});

test('of one guide by its name, and of what began in a time', async () => {
  app.clock.moveTo(later(app.clock.now(), 9 * DAY));
  for (let n = 0; n < 5; n++) await follow('android');
  const today = await ask('dân vướng ở đâu cài vneid hôm nay');
  expect(today).toContain(
    'Hướng dẫn “Cài VNeID”, đợt VNeTraffic 2025 (bắt đầu từ 31/12/2025 đến 31/12/2025)',
  );
  expect(today).toContain('5 lượt mở, 0 làm xong');
  expect(await ask('dan vuong o dau tuan truoc')).toContain('từ 22/12/2025 đến 28/12/2025');
  expect(await ask('dân vướng ở đâu kích hoạt vneid')).toContain('Chưa có ai mở hướng dẫn “');
  expect(await ask('dân vướng ở đâu nấu phở')).toContain('Không có hướng dẫn nào tên “nấu phở”.');
});
