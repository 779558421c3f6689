import { afterAll, beforeAll, expect, test } from 'vitest';
import { instant } from '../../../src/core/time/instant.ts';
import { browse, linkIn } from '../../support/browse.ts';
import { deskBox, visitDesk } from '../../support/desk-visit.ts';
import { lastFile, textOfDocx } from '../../support/read-files.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const COMMUNE = 'kon-tum';
let app: TestApp;

// One spring for all: each test looks at it a little later than the one before.
beforeAll(async () => {
  app = await createTestApp(COMMUNE, instant('2024-03-05T08:00:00+07:00'));
  await app.play('hùng', 'receiver');
  await app.play('lan', 'officer');
  await app.play('tám', 'head', 'cong-an');
  await app.play('chín', 'head', 'phong-qldt');
  await work();
});
afterAll(() => app.close());

async function send(act: string, name?: string): Promise<void> {
  for (const words of ['phản ánh', '1', act, 'hôm qua 17h', 'km 1, xã Vinh Quang', '82C-123.45'])
    await app.say('an', words);
  for (let skipped = 0; skipped < 5; skipped++) await app.say('an', 'bỏ qua');
  const who =
    name === undefined ? ['không ghi tên'] : ['có ghi tên', name, 'bỏ qua', 'bỏ qua', 'bỏ qua', 'đồng ý'];
  for (const words of [...who, 'không', 'gửi']) await app.say('an', words);
}

/** Three tips: two came to an end, a working day later; one of their reporters agreed to be known. */
async function work(): Promise<void> {
  await send('quá tải', 'Nguyễn Văn Thử');
  await send('quá tải');
  await send('xe đi ngược chiều');
  app.clock.moveTo(instant('2024-03-06T08:00:00+07:00'));
  const desk = await visitDesk(app, 'hùng');
  const { open } = deskBox(app);
  for (const tip of await desk.list()) {
    const { act, commend } = await open(tip.content);
    if (act !== 'qua-tai') continue;
    const at = `/desk/tips/${tip.id}`;
    const step = (to: string, version: number) => desk.post(`${at}/move`, { to, version, act });
    await step('verifying', 1);
    // Before there is an outcome nobody is proposed.
    expect(await desk.post(`${at}/propose`, { act })).toMatchObject({ refused: 'wrong' });
    await step(commend ? 'acted-on' : 'no-ground', 2);
    const proposed = await desk.post(`${at}/propose`, { act });
    expect(proposed).toMatchObject(commend ? { done: true } : { refused: 'wrong' });
    expect(await desk.post(`${at}/propose`, { act })).toMatchObject({ refused: 'wrong' });
  }
}

const LINE =
  'Xe ô tô tải chở quá khổ, quá tải: 2 đã có kết quả (xử lý 1, không có căn cứ 1, không xác minh được 0), chuyển 0, đề nghị khen thưởng 1. Trung bình 8 giờ làm việc.';
const CONTENT = /82C|km 1,|Nguyễn Văn Thử/;

test('the figures of a half year, by kind, outcome and time taken, for whoever may see them', async () => {
  const said = (await app.say('lan', 'thống kê phản ánh 6 tháng')).join('\n');
  expect(said).toContain('Phản ánh vi phạm, 6 tháng đầu năm 2024. Đang xử lý: 1.');
  expect(said).toContain(LINE);
  expect(said).not.toMatch(CONTENT);
  expect((await app.say('lan', 'thống kê phản ánh 2023')).join()).toContain(
    'Chưa có phản ánh nào có kết quả',
  );
  expect((await app.say('chín', 'thống kê phản ánh')).join()).not.toContain('xử lý 1');
});

test('the draft of the commune’s report has the table and the number of people proposed, no names', async () => {
  await app.say('lan', 'xuất báo cáo');
  const report = textOfDocx((await lastFile(app, 'lan')).bytes);
  expect(report).toContain('6 tháng đầu năm 2024: 2 phản ánh đã có kết quả, 1 đang xử lý');
  expect(report).toMatch(/Xe ô tô tải chở quá khổ, quá tải\s+2\s+1\s+1\s+0\s+0\s+1\s+8/);
  expect(report).toContain('Đề nghị khen thưởng');
  expect(report).not.toMatch(CONTENT);
});

test('the board shows what waits and what is overdue, in numbers', async () => {
  app.clock.moveTo(instant('2024-03-08T08:00:00+07:00'));
  const board = browse(app);
  const page = await (await board.follow(linkIn(await app.say('lan', 'bảng')))).text();
  const section = /<section class="card" id="tips"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
  expect(section).toContain('6 tháng đầu năm 2024: 2 đã có kết quả. Đang xử lý 1, quá hạn');
  expect(section.replaceAll(/<[^>]+>|\s+/g, ' ')).toMatch(
    /Xe ô tô tải chở quá khổ, quá tải +2 +1 +1 +0 +0 +1 +8/,
  );
  expect(section).not.toMatch(CONTENT);
});

test('the report of the unit whose desk it is says so before and after it is filed; other units’ reports do not', async () => {
  app.clock.moveTo(instant('2024-06-12T09:00:00+07:00'));
  const asked = (await app.say('tám', 'nộp báo cáo')).join('\n');
  expect(asked).toContain('Báo cáo 6 tháng kết quả thực hiện Phong trào');
  expect(asked).toContain(LINE);
  expect(asked).not.toMatch(CONTENT);
  expect((await app.say('tám', '1')).join('\n')).toContain(LINE);
  expect((await app.say('chín', 'nộp báo cáo')).join('\n')).not.toContain('Phản ánh vi phạm, 6 tháng');
});

test('plans are due by 5 November, half-yearly reports by 20 June and yearly ones by 20 December, every year', () => {
  const plan = app.planner.of(COMMUNE, 'phan-anh-vi-pham-2023', app.clock.now());
  const due = [...(plan?.obligations.values() ?? [])]
    .filter(({ unit }) => unit === 'cong-an')
    .map((each) => `${each.report} ${new Date(each.due).toISOString()}`);
  expect(due.slice(0, 5).toSorted()).toEqual(
    [
      'bao-cao-6-thang 2024-06-19T17:00:00.000Z',
      'bao-cao-nam 2023-12-19T17:00:00.000Z',
      'bao-cao-nam 2024-12-19T17:00:00.000Z',
      'bao-cao-6-thang 2025-06-19T17:00:00.000Z',
      'ke-hoach 2023-11-04T17:00:00.000Z',
    ].toSorted(),
  );
});
