import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../src/app/planner.ts';
import { instant } from '../../src/core/time/instant.ts';
import { fillCampaign } from '../support/filled-campaign.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

/** Lộc Hòa on a Friday, with a deadline that is over and one that is to come. */
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp('loc-hoa', instant('2025-04-01T07:30:00+07:00'));
  await app.play('lan', 'officer');
  await app.play('tám', 'head', 'to-ap-1');
  const plan = app.planner.current('loc-hoa', app.clock.now()) as Plan;
  await fillCampaign(app, plan, instant('2025-03-05T08:00:00+07:00'));
  await app.forward.moveTo(instant('2025-04-25T08:00:00+07:00'));
  for (const who of ['lan', 'tám']) app.news(who);
});
afterAll(() => app.close());
const ask = async (words: string) => (await app.say('lan', words)).join('\n\n');

describe('before the report of Friday an officer', () => {
  test.each(['cho tôi file excel', 'cho toi tep excel', 'xuất excel'])(
    'gets the annex by "%s"',
    async (words) =>
      expect(await ask(words)).toContain('Phụ lục số liệu (Excel), số liệu tính đến 08:00 ngày 25/04/2025.'),
  );

  test.each(['dự thảo báo cáo', 'du thao bao cao'])('gets the draft by "%s"', async (words) =>
    expect(await ask(words)).toContain('Dự thảo báo cáo (Word), số liệu tính đến'),
  );

  test.each(['file excel', 'phụ lục'])('is asked which file by "%s"', async (words) =>
    expect(await ask(words)).toContain('Bạn muốn lấy tệp nào?'),
  );

  test.each(['ai nộp muộn', 'ai nop tre', 'đơn vị nào nộp chậm'])(
    'sees by "%s" who was late and who still is, and no deadline that is to come',
    async (words) => {
      const told = await ask(words);
      expect(told).toContain('(hạn hết ngày 01/04/2025).');
      expect(told).toContain('Quá hạn, chưa nộp: Tổ công nghệ số cộng đồng và Đề án 06 Ấp 3.');
      expect(told).not.toMatch(/Đúng hạn|04\/06\/2025/);
    },
  );

  test('sees everybody by "ai nộp rồi"', async () => {
    expect(await ask('ai nộp rồi')).toContain('Đúng hạn: ');
  });

  test('sees the lowest first when the lowest is asked for', async () => {
    const highest = (await ask('xếp hạng')).split('\n').slice(2);
    const lowest = (await ask('đơn vị nào thấp nhất')).split('\n').slice(2);
    const lines = (all: readonly string[]) => all.filter((line) => /^\d+\. |chưa xếp hạng/.test(line));
    expect(lines(lowest)).toEqual(lines(highest).toReversed());
    expect(lines(highest).length).toBeGreaterThan(2);
  });

  test('sees a share of less than one percent', async () => {
    expect(await ask('xếp hạng')).toContain('2/562 (0,4%)');
  });

  test('is not shown a page of noughts where nothing came in a week', async () => {
    expect(await ask('gplx tuần này được bao nhiêu rồi')).toMatch(
      /thêm 0 người \(0 lượt\)\n15 đơn vị khác chưa có thêm\.\n\[Về menu\]$/,
    );
  });

  test('reads the days one figure a line', async () => {
    expect(await ask('tổng theo ngày')).toMatch(/• 10\/03\/2025\n– [^\n]*: thêm \d+, cộng dồn \d+\n– /);
  });

  test.each(['khó khăn', 'kho khan cac don vi', 'vướng mắc'])(
    'sees by "%s" what the units have told',
    async (words) => expect(await ask(words)).toMatch(/khó khăn/i),
  );

  test.each(['phản ánh tuần này', 'phản ánh có bao nhiêu'])(
    'asks for figures by "%s", and sends no tip',
    async (words) => {
      expect(await ask(words)).toContain('chưa mở bàn tiếp nhận');
      expect((await app.say('dân', words)).join()).not.toContain('bàn tiếp nhận');
    },
  );

  test('puts a deadline off by days without the word “thêm”, and a day that is named stays a day', async () => {
    expect(await ask('gia hạn ấp 6 5 ngày mưa lớn')).toContain('hết ngày 06/05/2025');
    expect(await ask('gia hạn ấp 5 ngày 10/5 mưa lớn')).toContain('hết ngày 10/05/2025');
    expect(await ask('gia hạn ấp 4 đến hết ngày 11/5 mưa lớn')).toContain('hết ngày 11/05/2025');
  });

  test('means the command by its name also in a menu that has a button with that word in it', async () => {
    for (const words of ['menu', '6']) await ask(words);
    expect(await ask('tổng')).toContain('Số liệu xã Lộc Hòa');
  });

  test('leaves the menu of a menu by asking for something else, and is not shown it again', async () => {
    for (const words of ['menu', '6', '4']) await ask(words);
    const told = await ask('cảnh báo');
    expect(told).toContain('cần xem lại');
    expect(told).not.toContain('[1. Mở bảng tổng hợp]');
  });

  test('is offered what there is for the office when the command is one for heads', async () => {
    expect(await ask('báo cáo tuần')).toMatch(
      /người phụ trách đơn vị[^[]*\[1\. Dự thảo báo cáo \(Word\)\]\n\[2\. Tổng số liệu\]\n\[3\. Nhập thay một đơn vị\]/,
    );
    expect(await ask('1')).toContain('Đang lập tệp: Dự thảo báo cáo');
  });

  test('is not told how to ask about rows where there are none', async () => {
    const told = await ask('vì sao ấp 3 thấp thế');
    expect(told).toContain('Báo số');
    expect(told).not.toContain('với số thứ tự của dòng');
  });
});

test('a head who tells of a difficulty is still asked for it', async () => {
  expect((await app.say('tám', 'khó khăn')).join()).toContain('khó khăn');
  expect((await app.say('tám', 'sóng yếu ở xóm trên')).join()).toContain('Công an xã');
});
