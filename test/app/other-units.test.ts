import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import type { EntryView } from '../../src/ports/store.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';
import { record, somebody } from './report.ts';

let app: TestApp;
let row: EntryView;

beforeEach(async () => {
  app = await createTestApp('nghia-trung', instant('2025-12-22T08:00:00+07:00'));
  await app.play('tám', 'head', 'thon-1');
  await app.play('hai', 'head', 'thon-2');
  await record(app, 'hai', 'thon-2', { ...somebody(1), name: 'Trần Thị Mẫu' });
  row = (await listOf('thon-2'))[0] as EntryView;
});
afterEach(() => app.close());

const listOf = (unit: string) =>
  app.store.transaction((tx) => tx.entries.list('nghia-trung', 'vnetraffic-2025', unit));
const submissions = () => app.store.transaction((tx) => tx.submissions.of('nghia-trung', 'vnetraffic-2025'));

const crafted = [
  '/list thon-2',
  '/list thôn 2',
  'danh sách thôn 2',
  '/total thon-2',
  'tổng thôn 2',
  'tong thon hai',
  '/why thon-2',
  '/report thon-2',
  'báo cáo thôn 2',
  '/submit thon-2',
  '/submit thon-2 danh-sach ok',
  '/submit thon-2 danh-sach nil',
  '/correct thon-2 1',
  'sửa thôn 2 dòng 1',
  '/correct ID',
  '/withdraw thon-2 1',
  '/withdraw thon-2 1 !',
  '/withdraw ID',
  '/withdraw ID !',
  '/withdraw thon-2 ID !',
  '/start r-thon-2',
  '/missing',
  '/invite thon-2',
];

describe.each(['as a text', 'as a button'] as const)('a head who asks about another unit %s', (how) => {
  test.each(crafted)('by %j sees nothing of it and changes nothing', async (words) => {
    const said = words.replace('ID', row.id);
    const answers = await app.say('tám', how === 'as a text' ? said : { token: said });

    expect(answers.join('\n')).not.toMatch(/Mẫu|001\*|Thôn 2\b.*(?:người|danh sách|nộp)/i);
    expect(answers.length).toBeGreaterThan(0);
    expect(await listOf('thon-2')).toEqual([row]);
    expect(await submissions()).toEqual([]);
    expect(app.errors).toEqual([]);
  });
});

test('buttons of another head’s conversation do nothing in mine', async () => {
  await app.say('hai', '/report thon-2');
  for (const words of ['Lê Văn Thử', 'thôn 2, xã Mẫu', '001099000002', 'bỏ qua', '1'])
    await app.say('hai', words);
  const send = app.web.history('hai').at(-1)?.choices[0]?.token ?? '';
  expect(send).toMatch(/^r-thon-2~/);
  const answer = await app.say('tám', { token: send });
  expect(answer.join('\n')).toContain('Nút này thuộc câu hỏi cũ');
  expect(await listOf('thon-2')).toEqual([row]);
  expect(await listOf('thon-1')).toEqual([]);
});

describe('when the role in a unit has ended', () => {
  const endRole = (unit: string) =>
    app.store.transaction(async (tx) => {
      const [head] = await tx.conversations.load([{ channel: 'web', address: 'tám' }]);
      tx.grants.end(head?.account ?? '', { commune: 'nghia-trung', role: 'head', unit }, app.clock.now());
    });
  const toReview = async () => {
    for (const words of ['/report thon-3', 'Lê Văn Thử', 'thôn 3, xã Mẫu', '001099000003', 'bỏ qua', '1'])
      await app.say('tám', words);
  };

  beforeEach(() => app.play('tám', 'head', 'thon-3'));

  test.each([
    ['in words', 'gửi'],
    ['by a tap', { tap: 1 }],
  ] as const)('a draft at its last step is not recorded, %s', async (_, words) => {
    await toReview();
    await endRole('thon-3');
    const answer = await app.say('tám', words);
    expect(answer.join('\n')).toMatch(/không còn nữa|câu hỏi cũ/);
    expect(await listOf('thon-3')).toEqual([]);
    expect(await listOf('thon-1')).toEqual([]);
  });

  test('a draft that was put aside cannot be taken up', async () => {
    await toReview();
    await app.say('tám', 'dừng');
    await endRole('thon-3');
    await app.say('tám', 'tiếp tục');
    await app.say('tám', 'gửi');
    expect(await listOf('thon-3')).toEqual([]);
  });

  test('the unit is no longer offered, and the other one still is', async () => {
    await endRole('thon-3');
    expect((await app.say('tám', 'chào')).join('\n')).toContain('người phụ trách Thôn 1.');
    expect((await app.say('tám', '/list thon-3')).join('\n')).toContain('đơn vị mình phụ trách');
  });

  test('when it was the only one, the person is a citizen again', async () => {
    await endRole('thon-3');
    await endRole('thon-1');
    expect((await app.say('tám', 'chào')).join('\n')).toContain('Cần người giúp trực tiếp');
    expect((await app.say('tám', '/list thon-1')).join('\n')).toContain('Việc này dành cho người được giao.');
  });
});

describe('somebody who is head of two units', () => {
  beforeEach(() => app.play('hai', 'head', 'thon-3'));

  test('is asked which one, and answers by number', async () => {
    await app.say('hai', 'menu');
    expect((await app.say('hai', '/list')).join('\n')).toContain('Bạn muốn làm cho đơn vị nào?');
    expect((await app.say('hai', '2')).join('\n')).toContain('Danh sách của Thôn 3');
  });

  test('is asked which one also when a row was named, and need not name it again', async () => {
    await record(app, 'hai', 'thon-3', somebody(5));
    await app.say('hai', 'menu');
    expect((await app.say('hai', 'sửa 1')).join('\n')).toContain('Bạn muốn làm cho đơn vị nào?');
    expect((await app.say('hai', 'thôn 3')).join('\n')).toContain('Dòng cần sửa: 1. Nguyễn Văn Thử');
  });

  test('corrects and withdraws by number in the unit that was named', async () => {
    await record(app, 'hai', 'thon-3', somebody(5));
    expect((await app.say('hai', 'rút thôn 3 dòng 1')).join('\n')).toContain('khỏi danh sách của Thôn 3?');
    await app.say('hai', '1');
    expect(await listOf('thon-3')).toEqual([]);
    expect(await listOf('thon-2')).toEqual([row]);
  });
});
