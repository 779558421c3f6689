import { expect, onTestFinished, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { createTestApp } from '../support/test-app.ts';

const START = instant('2025-12-22T08:00:00+07:00');
const ROWS = 1_200;
const LIST = Array.from(
  { length: ROWS },
  (_, n) => `${n + 1}. Nguyễn Văn Thử; 07519900${String(1_000 + n)}; xe máy`,
).join('\n');

test('a list too long for one transaction is recorded by a job, then shown by pages, mended and looked back at', async () => {
  const app = await createTestApp('nghia-trung', START);
  onTestFinished(() => app.close());
  await app.play('tám', 'head', 'thon-1');
  const say = async (words: string) => (await app.say('tám', words)).join('\n');
  await say(LIST);
  expect(await say('1')).toContain('1.200 người ghi được');
  const told = await say('ghi 1.200 người');
  expect(told).toContain('Tôi đang ghi 1.200 người');
  expect(told).toContain('Đã ghi 1.200 người vào danh sách của Thôn 1');

  const first = await say('danh sách');
  expect(first).toContain('Trang 1/30');
  expect(first.split('\n').length).toBeLessThan(60);
  const last = await say('danh sách thôn 1 trang 30');
  expect(last).toContain('1200. Nguyễn Văn Thử');
  await say('sửa 1200');
  await say('1');
  await say('Trần Thị Giả');
  expect(await say('danh sách thôn 1 trang 30')).toContain('1200. Trần Thị Giả');
  await say('rút 1');
  await say('1');
  expect(await say('danh sách')).toContain('cả danh sách có 1.199 dòng');
  await say('rời đi 1');
  await say('1');
  expect(await say('lịch sử 1')).toContain('ghi vào danh sách');
  expect(app.errors).toEqual([]);
});
