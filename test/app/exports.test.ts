import { utils } from '@e965/xlsx';
import { expect, onTestFinished, test } from 'vitest';
import type { Plan } from '../../src/app/planner.ts';
import { instant } from '../../src/core/time/instant.ts';
import { browse, linkIn } from '../support/browse.ts';
import { fillCampaign } from '../support/filled-campaign.ts';
import { lastFile, readBook, textOfDocx } from '../support/read-files.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const FROM = instant('2025-12-18T08:00:00+07:00');

async function open(): Promise<TestApp> {
  const app = await createTestApp('nghia-trung', instant('2026-01-02T09:00:00+07:00'));
  onTestFinished(() => app.close());
  await app.play('officer', 'officer');
  await fillCampaign(app, app.planner.current('nghia-trung', app.clock.now()) as Plan, FROM);
  return app;
}

const exportsIn = (app: TestApp) => app.audit.filter(({ action }) => action === 'export');

test('the annex is a workbook of the plan’s columns, with formulas, blanks and a state in every row', async () => {
  const app = await open();
  expect((await app.say('officer', 'xuat phu luc')).join()).toContain(
    'Phụ lục số liệu (Excel), số liệu tính đến 09:00 ngày 02/01/2026.',
  );
  const { name, bytes } = await lastFile(app, 'officer');
  expect(name).toBe('phu-luc-vnetraffic-2025-20260102-0900.xlsx');
  const book = readBook(bytes);
  expect(book.SheetNames).toEqual(['Phụ lục', 'Tổng số', 'Chỉ tiêu', 'Báo cáo']);
  const sheet = book.Sheets['Phụ lục'];
  const titles = 'ABCDEFGHIJKLMNOP'.split('').map((letter) => sheet?.[`${letter}3`]?.v);
  expect(titles).toEqual([
    'STT',
    'Đơn vị',
    'Tổng số diện vận động (100%)',
    'Số công dân',
    'Đã cài đặt',
    'Tỷ lệ %',
    'Đã đăng nhập hoặc đăng ký',
    'Đã định danh mức 2',
    'Chưa cài',
    'Chưa cài: không có điện thoại thông minh',
    'Chưa cài: không có phương tiện',
    'Chưa cài: vắng mặt',
    'Kiểm tra xác suất đạt',
    'Kiểm tra xác suất không đạt',
    'Ghi chú, khó khăn, vướng mắc',
    'Tình trạng',
  ]);
  // Thôn 1 has citizens and no members; a figure nobody has is blank, and so is what would follow from it.
  expect(sheet?.['B4']?.v).toBe('Thôn 1');
  expect([sheet?.['C4']?.v, sheet?.['D4']?.v, sheet?.['F4']?.v]).toEqual([undefined, 412, '']);
  expect(sheet?.['F4']?.f).toContain('ROUND(E4/C4*100,1)');
  const last = Object.keys(sheet ?? {})
    .filter((at) => sheet?.[at]?.v === 'Tổng cộng')[0]
    ?.slice(1);
  expect(sheet?.[`E${last}`]?.f).toBe(`IF(COUNT(E4:E${Number(last) - 1})=0,"",SUM(E4:E${Number(last) - 1}))`);
  // The last day that counts, as the chat says it: "trước ngày 01/01/2026" is through 31/12/2025.
  expect(book.Sheets['Báo cáo']?.['C4']).toMatchObject({ v: 46_022, z: 'dd/mm/yyyy' });
  // Without the quotes Excel takes the file for broken.
  expect(book.Workbook?.Names?.map(({ Ref }) => Ref)).toContain("'Phụ lục'!$3:$3");
  for (let row = 4; row < Number(last); row++) expect(sheet?.[`P${row}`]?.v).toMatch(/\S/);
  // It owes no report with a date and has told nothing yet, which is not the same as having done everything.
  const police = Object.keys(sheet ?? {}).find((at) => sheet?.[at]?.v === 'Công an xã');
  expect(sheet?.[`P${police?.slice(1)}`]?.v).toBe('Đang chờ nộp');
  expect(exportsIn(app).map(({ detail }) => detail)).toEqual([{ kind: 'figures', units: 23 }]);
});

test('people are masked unless a reason is given; IDs stay text, moments are moments', async () => {
  const app = await open();
  expect((await app.say('officer', 'xuất danh sách')).join()).toContain('đã được che');
  const masked = readBook((await lastFile(app, 'officer')).bytes).Sheets['Danh sách 09h00 02-01-2026'];
  expect(masked?.['E2']).toMatchObject({ t: 's', v: expect.stringMatching(/^001\*+\d{4}$/) });

  expect((await app.say('officer', 'xuất danh sách đầy đủ')).join()).toContain('gõ thêm lý do');
  expect((await app.say('officer', 'xuất danh sách đầy đủ đối chiếu với tỉnh')).join()).toContain(
    'dữ liệu cá nhân đầy đủ',
  );
  const full = readBook((await lastFile(app, 'officer')).bytes).Sheets['Danh sách 09h00 02-01-2026'];
  expect(full?.['E2']).toMatchObject({ t: 's', v: expect.stringMatching(/^001099\d{6}$/), z: '@' });
  expect(full?.['I2']).toMatchObject({ t: 'n', z: 'dd/mm/yyyy hh:mm' });
  expect(exportsIn(app).map(({ detail }) => detail)).toEqual([
    { kind: 'people', units: 23, masked: true },
    { kind: 'people', units: 23, masked: false, reason: 'đối chiếu với tỉnh' },
  ]);
});

test('a head takes the list of their own unit and no other', async () => {
  const app = await open();
  await app.play('head', 'head', 'thon-2');
  expect((await app.say('head', 'xuất')).join()).not.toContain('Dự thảo báo cáo');
  await app.say('head', 'xuất danh sách');
  const { '!ref': _, ...sheet } =
    readBook((await lastFile(app, 'head')).bytes).Sheets['Danh sách 09h00 02-01-2026'] ?? {};
  const units = Object.entries(sheet)
    .filter(([at]) => /^C\d+$/.test(at) && at !== 'C1')
    .map(([, cell]) => cell.v);
  expect(new Set(units)).toEqual(new Set(['Thôn 2']));
  expect((await app.say('head', 'xuất danh sách thôn 3')).join()).toContain('đơn vị mình phụ trách');
  expect((await app.say('head', 'xuất báo cáo')).join()).toContain('Việc này dành cho người được giao.');
});

test('what looks like a formula is text in a workbook and disarmed in CSV', async () => {
  const app = await open();
  await app.store.transaction((tx) =>
    tx.entries.record({
      id: 'evil',
      commune: 'nghia-trung',
      campaign: 'vnetraffic-2025',
      unit: 'thon-1',
      person: { name: '=HYPERLINK("http://x.example","Thử")', address: '+1+1' },
      achieved: [],
      proof: 'unit-confirmed',
      by: 'a',
      at: FROM,
    }),
  );
  await app.say('officer', 'xuất danh sách đầy đủ thử công thức');
  const sheet = readBook((await lastFile(app, 'officer')).bytes).Sheets['Danh sách 09h00 02-01-2026'] ?? {};
  const cells = Object.values(sheet).filter((cell) => typeof cell?.v === 'string' && /^[=+]/.test(cell.v));
  expect(cells.map(({ t, f }) => [t, f])).toEqual([
    ['s', undefined],
    ['s', undefined],
  ]);
  await app.say('officer', 'xuat danh sach csv day du thử công thức');
  const { name, bytes } = await lastFile(app, 'officer');
  expect(name).toBe('danh-sach-vnetraffic-2025-20260102-0900.csv');
  const csv = Buffer.from(bytes).toString();
  expect(csv).toContain(`"'=HYPERLINK(""http://x.example"",""Thử"")",Thôn 1,'+1+1`);
  expect(csv).not.toMatch(/(?:^|,)"?[=+@]/m);
});

test('a list as CSV is masked like the workbook', async () => {
  const app = await open();
  expect((await app.say('officer', 'xuất danh sách csv')).join()).toContain('đã được che');
  const csv = Buffer.from((await lastFile(app, 'officer')).bytes).toString();
  expect(csv).toMatch(/,001\*+\d{4},/);
  expect(csv).not.toMatch(/001099\d{6}/);
  expect(exportsIn(app).at(-1)?.detail).toMatchObject({ kind: 'people-csv', masked: true });
});

test('the draft report has the layout of Nghị định 30 and leaves number, day and name blank', async () => {
  const app = await open();
  await app.say('officer', 'xuất báo cáo');
  const { name, bytes } = await lastFile(app, 'officer');
  expect(name).toBe('du-thao-bao-cao-vnetraffic-2025-20260102-0900.docx');
  const said = textOfDocx(bytes);
  for (const line of [
    'ỦY BAN NHÂN DÂN\nXÃ NGHĨA TRUNG',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số: …/BC-UBND',
    'Nghĩa Trung, ngày … tháng … năm 2026',
    'BÁO CÁO',
    'I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI',
    'II. KẾT QUẢ THỰC HIỆN',
    'III. TỒN TẠI, KHÓ KHĂN, VƯỚNG MẮC',
    'IV. NHIỆM VỤ TRONG THỜI GIAN TỚI',
    'V. KIẾN NGHỊ, ĐỀ XUẤT',
    'TM. ỦY BAN NHÂN DÂN',
    'CHỦ TỊCH',
    'Nơi nhận:',
    '- Lưu: VT.',
  ])
    expect(said).toContain(line);
  expect(said).toMatch(/\.\/\.\n/);
  expect(said).not.toMatch(/\{\{|undefined/);
});

test('a plan that counts nothing has an annex of what became of its reports, and no empty sheet or list', async () => {
  const app = await createTestApp('kon-tum', instant('2023-12-06T08:00:00+07:00'));
  onTestFinished(() => app.close());
  await app.play('officer', 'officer');
  await app.play('head', 'head', 'cong-an');
  for (const words of ['/nop cong-an bao-cao-nam', 'đã làm xong, nộp báo cáo']) await app.say('head', words);
  await app.say('officer', 'xuất phụ lục');
  const book = readBook((await lastFile(app, 'officer')).bytes);
  expect(book.SheetNames).toEqual(['Phụ lục', 'Báo cáo']);
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets['Phụ lục'] ?? {}, { header: 1 });
  expect(rows.find(([, unit]) => unit === 'Công an thành phố')?.slice(2, 5)).toEqual([
    'Quá hạn, chưa nộp',
    'Chưa nộp',
    'Đúng hạn',
  ]);
  await app.say('officer', 'xuất báo cáo');
  expect(textOfDocx((await lastFile(app, 'officer')).bytes)).toContain(
    'Chỉ thị số 10/CT-TTg ngày 19/04/2023 của Thủ tướng Chính phủ',
  );
  expect((await app.say('officer', 'xuất danh sách')).join()).toContain('không giao đơn vị lập danh sách');
  expect((await app.say('officer', 'xuất')).join()).not.toContain('Danh sách người');
});

test('the board hands out the same files, in full only to whoever writes why', async () => {
  const app = await open();
  const browser = browse(app);
  const page = await (await browser.follow(linkIn(await app.say('officer', 'bảng')))).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const campaign = 'vnetraffic-2025';
  expect((await browser.post('/board/files/people', { campaign })).status).toBe(403);
  const file = await browser.post('/board/files/people', { csrf, campaign, reason: 'báo cáo Công an tỉnh' });
  expect(file.headers.get('content-disposition')).toContain('danh-sach-vnetraffic-2025');
  const short = await browser.post('/board/files/people', { csrf, campaign, reason: 'a' });
  expect([short.status, await short.text()]).toEqual([400, expect.stringContaining('Lý do ngắn quá')]);
  const sheet = readBook(new Uint8Array(await file.arrayBuffer())).Sheets['Danh sách 09h00 02-01-2026'];
  expect(sheet?.['E2']?.v).toMatch(/^001099\d{6}$/);
  const csv = await browser.post('/board/files/csv', { csrf, campaign });
  expect(await csv.text()).toContain('STT,Đơn vị,');
  const none = await browser.post('/board/files/evidence', { csrf, campaign });
  expect([none.status, await none.text()]).toEqual([404, expect.stringContaining('Chưa có minh chứng')]);
});
