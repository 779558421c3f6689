/**
 * A list of 100,000 people as .xlsx and .csv, from the file to the unit's list, while others talk to the bot: time against
 * a bare parse with the same library in the same run, peak memory of the product, how long the others wait.
 * `npm run bench:import -- [rows] [xlsx|csv] [percent of rows with a slip]`. File, bare parse and product are processes of
 * their own, so that none is measured with what another holds.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBooks } from '../src/adapters/export/books.ts';

const rows = Number(process.argv[2] ?? 100_000);
const form = process.argv[3] === 'csv' ? 'csv' : 'xlsx';
const slips = Number(process.argv[4] ?? 0);
/** The bare parse is over in a second, so its median is taken. */
const PARSES = 5;

const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Phan',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
];
const middles = [
  'Văn',
  'Thị',
  'Đức',
  'Ngọc',
  'Hữu',
  'Minh',
  'Thanh',
  'Quốc',
  'Kim',
  'Xuân',
  'Thu',
  'Hồng',
  'Công',
];
const givens = Array.from(
  { length: 60 },
  (_, n) => `Thử${'abcdeghiklmnopqrstuvxy'[n % 22]}${'aeiou'[n % 5]}`,
);

/** As many people of one name as a province really has. */
const person = (n: number): readonly string[] => [
  String(n + 1),
  [families[n % 14], middles[(n * 5) % 13], middles[(n * 7 + 3) % 13], givens[(n * 11) % 60]].join(' '),
  `Tổ ${n % 9}, thôn ${n % 31}, xã Thử Nghiệm`,
  `075199${String(n).padStart(6, '0')}`.slice(n % 100 < slips ? 1 : 0),
  `60B1-${String(n % 1000).padStart(3, '0')}.${String(n % 100).padStart(2, '0')}`,
];
const HEADINGS = ['STT', 'Họ và tên', 'Địa chỉ', 'Số CCCD', 'Biển số xe'];

async function* inForm(): AsyncIterable<Uint8Array | string> {
  if (form === 'csv') {
    const line = (cells: readonly string[]) => `${cells.map((cell) => `"${cell}"`).join(';')}\n`;
    yield line(HEADINGS);
    for (let n = 0; n < rows; n++) yield line(person(n));
    return;
  }
  async function* all() {
    for (let n = 0; n < rows; n++) yield person(n);
  }
  const columns = HEADINGS.map((title) => ({ title, kind: 'text' as const, width: 20 }));
  yield* createBooks().stream({ name: 'ds', columns, rows: all() });
}

const folder = mkdtempSync(join(tmpdir(), 'import-'));
const file = join(folder, `ds.${form}`);
const out = createWriteStream(file);
for await (const piece of inForm()) if (!out.write(piece)) await once(out, 'drain');
out.end();
await once(out, 'close');

/** One part of it in a process of its own; what it found. */
const measure = (part: 'bare' | 'product'): Record<string, unknown> =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [
        // As `npm start` does.
        '--max-semi-space-size=4',
        '--import',
        new URL('../src/compile-cache.js', import.meta.url).href,
        new URL('./import-one.ts', import.meta.url).pathname,
        part,
        file,
        `${rows}`,
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    ),
  ) as Record<string, unknown>;

const parses = Array.from({ length: PARSES }, () => measure('bare')).toSorted(
  (a, b) => Number(a['ms']) - Number(b['ms']),
);
const bare = parses[Math.floor(PARSES / 2)] ?? {};
const product = measure('product');
const ratio = Math.round((Number(product['fileToCardMs']) / Number(bare['ms'])) * 10) / 10;
const megabytes = Math.round(readFileSync(file).length / 104_857.6) / 10;
console.log(
  JSON.stringify({ form, rows, slips: `${slips}%`, megabytes, bare, ratio, ...product }, undefined, 2),
);
rmSync(folder, { recursive: true });
