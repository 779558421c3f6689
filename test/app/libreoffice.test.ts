import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, onTestFinished, test } from 'vitest';
import type { Plan } from '../../src/app/planner.ts';
import { instant } from '../../src/core/time/instant.ts';
import { fillCampaign } from '../support/filled-campaign.ts';
import { lastFile, readBook } from '../support/read-files.ts';
import { createTestApp } from '../support/test-app.ts';

const SOFFICE = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'].find(
  existsSync,
);
/** A folder for the pages as LibreOffice sets them: PAGES=/tmp/pages vitest run test/app/libreoffice.test.ts */
const pages = process.env['PAGES'];

/** The sheet with the people says of when it is. */
const LIST = 'Danh sách 09h00 03-05-2023';

test.skipIf(SOFFICE === undefined)(
  'LibreOffice opens the workbook, works out the same sums, and opens the report (skipped where it is not installed)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cao-diem-office-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const app = await createTestApp('yen-tho', instant('2023-05-03T09:00:00+07:00'));
    onTestFinished(() => app.close());
    const plan = app.planner.current('yen-tho', app.clock.now()) as Plan;
    await fillCampaign(app, plan, instant('2023-03-31T00:00:00+07:00'), 3);
    await app.play('officer', 'officer');
    await app.say('officer', 'xuất phụ lục');
    const book = (await lastFile(app, 'officer')).bytes;
    writeFileSync(join(folder, 'book.xlsx'), book);
    await app.say('officer', 'xuất báo cáo');
    writeFileSync(join(folder, 'report.docx'), (await lastFile(app, 'officer')).bytes);
    await app.say('officer', 'xuất danh sách đầy đủ đối chiếu với tỉnh');
    writeFileSync(join(folder, 'people.xlsx'), (await lastFile(app, 'officer')).bytes);
    const convert = (to: string, files: readonly string[], out = folder) =>
      execFileSync(
        SOFFICE as string,
        [
          '--headless',
          `-env:UserInstallation=file://${folder}/profile`,
          '--convert-to',
          to,
          '--outdir',
          out,
          ...files.map((file) => join(folder, file)),
        ],
        {
          stdio: 'pipe',
          timeout: 50_000,
        },
      );

    // Every formula is worked out anew when it is read without its result.
    convert('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1', [
      'book.xlsx',
      'people.xlsx',
    ]);
    const rows = parse(readFileSync(join(folder, 'book-Phụ lục.csv')), {
      relax_column_count: true,
    }) as string[][];
    const sheet = readBook(book).Sheets['Phụ lục'] ?? {};
    const total = rows.findIndex((row) => row[1] === 'Tổng cộng');
    expect(total).toBeGreaterThan(3);
    rows[total]?.forEach((cell, n) => {
      if (n < 2) return;
      const ours = sheet[`${String.fromCharCode(65 + n)}${total + 1}`]?.v ?? '';
      expect(cell.replaceAll(',', '')).toBe(
        typeof ours === 'number' && !Number.isInteger(ours)
          ? ours.toFixed(1)
          : cell.includes('.')
            ? Number(ours).toFixed(1)
            : String(ours),
      );
    });

    // Written in pieces by another way than the book of figures.
    const people = parse(readFileSync(join(folder, `people-${LIST}.csv`)), {
      relax_column_count: true,
    }) as string[][];
    const written = readBook(readFileSync(join(folder, 'people.xlsx'))).Sheets[LIST] ?? {};
    expect(people.length).toBeGreaterThan(5);
    for (const [n, [, name, unit, address]] of people.entries()) {
      expect([name, unit, address]).toEqual(['B', 'C', 'D'].map((at) => written[`${at}${n + 1}`]?.v ?? ''));
    }
    expect(people.at(-1)?.at(-2)).toMatch(/^\d\d\/\d\d\/2023 \d\d:\d\d/);

    convert('txt:Text (encoded):UTF8', ['report.docx']);
    const report = readFileSync(join(folder, 'report.txt'), 'utf8');
    for (const line of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'II. KẾT QUẢ THỰC HIỆN',
      'Nơi nhận:',
      'Thống kê kết quả cài đặt, kích hoạt định danh điện tử',
    ])
      expect(report.toLocaleLowerCase('vi')).toContain(line.toLocaleLowerCase('vi'));
    expect(report).toMatch(/^Phụ lục II$/im);
    if (pages === undefined) return;
    convert('pdf', ['book.xlsx', 'report.docx'], pages);
  },
  60_000,
);
