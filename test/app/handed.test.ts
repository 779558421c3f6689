import { afterEach, beforeEach, expect, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp('hoang-hop', instant('2023-04-03T08:00:00+07:00'));
  await app.play('cán', 'officer');
  await app.play('ba', 'head', 'thon-1');
});
afterEach(() => app.close());

const say = async (who: string, words: string) => (await app.say(who, words)).join('\n');
const LIST =
  'giao danh sách thôn 1 nhóm 1\nNguyễn Văn Thử, 1950, 0901000001, xóm Trên\nTrần Thị Mẫu, 1962, xóm Dưới';

test('the police hand a list to a village, its head sees it and ticks it off, and the groups are counted', async () => {
  expect(await say('cán', LIST)).toContain('Đã giao 2 người cho');
  expect(await say('cán', LIST)).toContain('Đã giao 0 người');
  const list = await say('ba', 'người cần hướng dẫn');
  expect(list).toContain('còn 2/2 người');
  expect(list).toContain('1. Nguyễn Văn Thử');
  const ticked = await say('ba', 'đánh dấu xong 1');
  expect(ticked).toContain('Đã ghi 1 người vào danh sách');
  expect(ticked).toContain('còn 1/2 người');
  expect(ticked).not.toContain('Nguyễn Văn Thử');
  expect(await say('ba', 'đánh dấu xong 9')).toContain('còn 1 người');
  const counts = await say('cán', 'danh sách được giao');
  expect(counts).toContain('xong 1/2');
  expect(counts).not.toContain('Mẫu');
  expect(app.errors).toEqual([]);
});

test('a list without a unit, a group or people is explained and nothing is kept', async () => {
  for (const words of [
    'giao danh sách',
    'giao danh sách thôn 1 nhóm 9\nNguyễn Văn Thử',
    'giao danh sách thôn 1 nhóm 1',
  ])
    expect(await say('cán', words)).toContain('Nhóm của kế hoạch: 1, 2, 3');
  expect(await say('ba', 'người cần hướng dẫn')).toContain('chưa được giao danh sách nào');
});

test('whoever ticks off the same person at the same moment, they are recorded once', async () => {
  await say('cán', LIST);
  let n = 0;
  await Promise.all(
    Array.from({ length: 10 }, () =>
      app.handleInbound(app.web, [
        { key: `tick-${++n}`, address: 'ba', at: app.clock.now(), heard: { text: 'đánh dấu xong 1 2' } },
      ]),
    ),
  );
  await app.store.transaction(async (tx) => {
    const rows = await tx.entries.list('hoang-hop', 'vneid-2023', 'thon-1');
    expect(rows.map(({ name, details, achieved }) => ({ name, details, achieved }))).toEqual([
      { name: 'Nguyễn Văn Thử', details: { case: 'g1' }, achieved: ['vneid-activated'] },
      { name: 'Trần Thị Mẫu', details: { case: 'g1' }, achieved: ['vneid-activated'] },
    ]);
  });
  expect(app.errors).toEqual([]);
});
