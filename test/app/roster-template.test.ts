import { readXlsx, writeXlsx } from 'hucre';
import { expect, onTestFinished, test } from 'vitest';
import { createReadTable } from '../../src/core/roster/read-table.ts';
import { instant } from '../../src/core/time/instant.ts';
import { lastFile } from '../support/read-files.ts';
import { createTestApp } from '../support/test-app.ts';

test.each([
  ['nghia-trung', 'thon-1', '2025-12-22T08:00:00+07:00'],
  ['loc-hoa', 'to-ap-1', '2025-04-01T08:00:00+07:00'],
  ['hoang-hop', 'thon-1', '2023-04-10T08:00:00+07:00'],
  ['yen-tho', 'thon-1', '2023-04-10T08:00:00+07:00'],
])(
  'the template of %s asks what the plan asks, and what is filled in is read back',
  async (commune, unit, at) => {
    const app = await createTestApp(commune, instant(at));
    onTestFinished(() => app.close());
    await app.play('tám', 'head', unit);
    const said = await app.say('tám', 'mẫu');
    expect(said.join()).toContain(`mau-${unit}.xlsx`);
    const { bytes } = await lastFile(app, 'tám');
    const book = await readXlsx(bytes);
    expect(book.sheets).toHaveLength(3);
    const [title = [], headings = []] = book.sheets[0]?.rows ?? [];
    const filled = headings.map((heading) => {
      const of: Readonly<Record<string, string>> = {
        STT: '1',
        'Họ và tên': 'Nguyễn Văn Thử',
        'Địa chỉ': 'Thôn 1',
        'Số CCCD': '075199000001',
        'Kết quả': 'Thành công',
        'Trường hợp': 'Nhóm 1',
      };
      return of[String(heading)] ?? (/^(Đã|Được|Có) /.test(String(heading)) ? 'x' : '');
    });
    const back = await readXlsx(
      await writeXlsx({ sheets: [{ name: 'a', rows: [title, headings, filled] }] }),
    );
    const table = createReadTable();
    const people = (back.sheets[0]?.rows ?? []).flatMap((cells, n) => {
      const written = table.read({ number: n + 1, cells: cells.map((cell) => String(cell ?? '')) });
      return written ? [written] : [];
    });
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ number: 3, name: 'Nguyễn Văn Thử' });
    const marks = headings.filter((heading) => /^(Đã|Được|Có) /.test(String(heading)));
    for (const heading of marks) expect(people[0]?.done).toContain(String(heading));
  },
);
