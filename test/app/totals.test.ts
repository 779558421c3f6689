import { afterEach, describe, expect, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';
import { record, somebody } from './report.ts';

let app: TestApp;
afterEach(() => app.close());

const open = async (commune: string, at: string, ...units: readonly string[]): Promise<void> => {
  app = await createTestApp(commune, instant(at));
  await app.play('lan', 'officer');
  for (const unit of units) await app.play(unit, 'head', unit);
};
const ask = async (who: string, words: string): Promise<string> => (await app.say(who, words)).join('\n');
const told = async (who: string, ...lines: readonly string[]): Promise<string> => {
  for (const words of lines.slice(0, -1)) await app.say(who, words);
  return ask(who, lines.at(-1) ?? '');
};

describe('the totals of Nghĩa Trung', () => {
  test('count one person in two lists once for the commune, and once in each list', async () => {
    await open('nghia-trung', '2025-12-22T08:00:00+07:00', 'thon-1', 'tieu-hoc');
    await record(app, 'thon-1', 'thon-1', somebody(1));
    const second = await record(app, 'tieu-hoc', 'tieu-hoc', somebody(1));
    expect(second).toContain('Người này cũng có trong danh sách của: Thôn 1. Toàn xã chỉ tính một người.');
    await record(app, 'thon-1', 'thon-1', somebody(2));

    const total = await ask('lan', '/tong');
    expect(total).toContain('Số liệu xã Nghĩa Trung, đợt VNeTraffic 2025, tính đến 08:00 ngày 22/12/2025:');
    expect(total).toContain('• Đã cài VNeTraffic: 2 người (3 lượt, đơn vị xác nhận)');
    expect(await ask('lan', 'tong thon 1')).toContain('Đã cài VNeTraffic: 2 người');
    expect(await ask('lan', 'tổng trường tiểu học')).toContain(
      '• Đã cài VNeTraffic: 1/47 cán bộ, công chức, viên chức, đoàn viên, hội viên, đạt 2,1% (chỉ tiêu 100%) – còn thiếu 46 người',
    );
  });

  test('count somebody who is told twice to the same list once, and add what is new', async () => {
    await open('nghia-trung', '2025-12-22T08:00:00+07:00', 'thon-1');
    await record(app, 'thon-1', 'thon-1', { ...somebody(1), achieved: '1' });
    const again = await record(app, 'thon-1', 'thon-1', { ...somebody(1), achieved: '2' });
    expect(again).toContain('không tính thêm người');
    const total = await ask('lan', '/tong');
    expect(total).toContain('• Đã cài VNeTraffic: 1 người (1 lượt');
    expect(total).toContain('• Đã đăng nhập hoặc đăng ký VNeTraffic: 1 người (1 lượt');
  });

  test('say nothing of the target of a phase that has not begun', async () => {
    await open('nghia-trung', '2025-12-31T23:59:00+07:00', 'thon-1');
    expect(await ask('lan', '/tong')).not.toContain('công dân, đạt');
    app.clock.moveTo(instant('2026-01-01T00:00:00+07:00'));
    expect(await ask('lan', '/tong')).toContain(
      '• Thôn – Duy trì thường xuyên: Đã cài VNeTraffic: 0/2.765 công dân',
    );
  });

  test('follow a correction and a withdrawal', async () => {
    await open('nghia-trung', '2025-12-22T08:00:00+07:00', 'thon-1', 'thon-2');
    await record(app, 'thon-1', 'thon-1', { ...somebody(1), achieved: '1 2' });
    await record(app, 'thon-2', 'thon-2', somebody(1));
    expect(await ask('lan', '/tong')).toContain('• Đã cài VNeTraffic: 1 người (2 lượt');

    expect(await told('thon-1', '/sua 1', 'việc đã làm được', '2')).toContain(
      'Đã sửa trong danh sách của Thôn 1.',
    );
    expect(await ask('lan', '/tong')).toContain('• Đã cài VNeTraffic: 1 người (1 lượt');

    expect(await told('thon-2', 'rút 1', 'có')).toContain(
      'Đã bỏ Nguyễn Văn Thử B khỏi danh sách của Thôn 2.',
    );
    const total = await ask('lan', '/tong');
    expect(total).toContain('• Đã cài VNeTraffic: 0 người (0 lượt');
    expect(total).toContain('• Đã đăng nhập hoặc đăng ký VNeTraffic: 1 người (1 lượt');
  });

  test('refuse a correction to a number that is on the list already', async () => {
    await open('nghia-trung', '2025-12-22T08:00:00+07:00', 'thon-1');
    await record(app, 'thon-1', 'thon-1', somebody(1));
    await record(app, 'thon-1', 'thon-1', somebody(2));
    expect(await told('thon-1', '/sua 2', 'số CCCD', '001099000001')).toContain('đã có ở dòng khác');
    expect(await ask('lan', '/tong')).toContain('• Đã cài VNeTraffic: 2 người (2 lượt');
  });

  test('know that a row which was withdrawn meanwhile is gone', async () => {
    await open('nghia-trung', '2025-12-22T08:00:00+07:00', 'thon-1');
    await record(app, 'thon-1', 'thon-1', somebody(1));
    await told('thon-1', '/sua 1', 'họ và tên');
    // From another phone, by the deputy.
    await app.play('phó', 'deputy', 'thon-1');
    await told('phó', '/rut 1', 'có');
    expect(await ask('thon-1', 'Lê Văn Thử')).toContain('Dòng này không còn trong danh sách');
  });
});

describe('a target of “trên 80 %” is more than 80 %, and “80 %” is enough at 80 %', () => {
  test.each([
    [
      '> 80 % of 610',
      488,
      'Đã kích hoạt định danh mức 2: 488/610 công dân từ đủ 14 tuổi, đạt 80% (chỉ tiêu trên 80%) – còn thiếu 1 người',
    ],
    [
      '> 80 % of 610',
      489,
      'Đã kích hoạt định danh mức 2: 489/610 công dân từ đủ 14 tuổi, đạt 80,2% (chỉ tiêu trên 80%) – ĐẠT',
    ],
    [
      '>= 80 % of 455',
      363,
      'Đã tích hợp giấy phép lái xe: 363/455 người đã có tài khoản mức 2, đạt 79,8% (chỉ tiêu từ 80% trở lên) – còn thiếu 1 người',
    ],
    [
      '>= 80 % of 455',
      364,
      'Đã tích hợp giấy phép lái xe: 364/455 người đã có tài khoản mức 2, đạt 80% (chỉ tiêu từ 80% trở lên) – ĐẠT',
    ],
  ])('%s with %i people', async (_, people, line) => {
    await open('loc-hoa', '2025-04-10T08:00:00+07:00', 'to-ap-1');
    await app.store.transaction(async (tx) => {
      for (let n = 0; n < people; n++) {
        await tx.entries.record({
          id: `00000000-0000-7000-9000-${String(n).padStart(12, '0')}`,
          commune: 'loc-hoa',
          campaign: 'vneid-90-ngay-dem-2025',
          unit: 'to-ap-1',
          person: { name: 'Nguyễn Văn Thử', citizenId: `001099${String(n).padStart(6, '0')}` },
          achieved: ['vneid-l2-activated', 'doc-gplx'],
          proof: 'unit-confirmed',
          by: 'x',
          at: app.clock.now(),
        });
      }
    });
    expect(await ask('to-ap-1', '/tong')).toContain(line);
  });
});

describe('figures by phase', () => {
  test('each phase counts the people who were first recorded in it', async () => {
    await open('yen-tho', '2023-04-10T08:00:00+07:00', 'thon-1', 'thon-2');
    const add = (unit: string, name: string, phone: string) =>
      told(unit, `/report ${unit}`, name, 'thôn 1, xã Mẫu', phone, 'bỏ qua', 'bỏ qua', '3', 'gửi');
    await add('thon-1', 'Nguyễn Văn Thử', '0900000001');
    app.clock.moveTo(instant('2023-05-10T08:00:00+07:00'));
    await add('thon-2', 'Trần Thị Mẫu', '0900000002');
    await add('thon-2', 'Lê Văn Thử', '0900000003');

    const total = await ask('lan', '/tong');
    expect(total).toContain(
      '• Giai đoạn 1: Đã kích hoạt định danh mức 1 hoặc mức 2: 1/1.000 (chỉ tiêu tối thiểu 1.000) – còn thiếu 999 người',
    );
    expect(total).toContain('• Giai đoạn 2: Đã kích hoạt định danh mức 1 hoặc mức 2: 2/1.000');
    expect(total).not.toContain('Giai đoạn 3');
    expect(total).toContain('• Đã kích hoạt định danh mức 1 hoặc mức 2: 3 người (3 lượt');
  });

  test('what is only encouraged is never called missing', async () => {
    await open('hoang-hop', '2023-04-10T08:00:00+07:00');
    const total = await ask('lan', '/tong');
    expect(total).toMatch(/Trường học – Giai đoạn 1, Giai đoạn 2: .*học sinh từ 14 tuổi.* – khuyến khích/);
    expect(total).not.toMatch(/học sinh từ 14 tuổi.*còn thiếu/);
  });

  test('a plan without figures says so', async () => {
    await open('kon-tum', '2023-12-06T08:00:00+07:00');
    expect(await ask('lan', '/tong')).toContain('Kế hoạch này không giao số liệu');
  });
});

describe('who has not reported', () => {
  test('is read out for what is due soon or overdue, and only counted for what is far away', async () => {
    await open('kon-tum', '2023-12-06T08:00:00+07:00', 'cong-an');
    await told('cong-an', '/nop cong-an bao-cao-nam', 'đã làm xong, nộp báo cáo');
    const missing = await ask('lan', '/chuanop');
    expect(missing).toContain(
      'Báo cáo năm kết quả thực hiện Phong trào (hạn hết ngày 19/12/2023): đã nộp 1/14. Chưa nộp:',
    );
    expect(missing).not.toContain('• Công an thành phố');
    expect(missing).toContain(
      'Báo cáo 6 tháng kết quả thực hiện Phong trào (hạn hết ngày 19/06/2024): đã nộp 0/14, còn 14 đơn vị.',
    );
  });

  test('calls overdue what is overdue, from the first instant on', async () => {
    await open('nghia-trung', '2025-12-31T23:59:59+07:00', 'thon-1');
    expect(await ask('lan', 'ai chưa nộp')).not.toContain('QUÁ HẠN');
    app.clock.moveTo(instant('2026-01-01T00:00:00+07:00'));
    expect(await ask('lan', 'ai chưa nộp')).toContain('QUÁ HẠN – Danh sách cá nhân đã cài đặt VNeTraffic');
  });

  test('is nobody when all have', async () => {
    await open('hoang-hop', '2023-04-20T08:00:00+07:00', 'cong-an');
    await told('cong-an', 'nộp', 'đã làm xong, nộp báo cáo');
    expect(await ask('lan', '/chuanop')).toContain('(hạn hết ngày 29/04/2023): cả 1 đơn vị đã nộp.');
  });
});
