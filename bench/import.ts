/**
 * A list of 100,000 people as .xlsx and .csv, from the file to the unit's list, while others talk to the bot: time against
 * a bare parse with the same library, peak memory, how long the others wait. `node bench/import.ts [rows] [xlsx|csv]`
 */
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { createWeb } from '../src/adapters/channels/web/index.ts';
import { createCipher } from '../src/adapters/crypto/cipher.ts';
import { createBooks } from '../src/adapters/export/books.ts';
import { createMemoryMedia } from '../src/adapters/media/memory-media.ts';
import { openSqliteStore } from '../src/adapters/storage/sqlite.ts';
import { cast } from '../src/app/cast.ts';
import { compose } from '../src/compose.ts';
import { instant, later } from '../src/core/time/instant.ts';
import { readContent } from '../src/read-content.ts';
import { findSample } from '../src/stage/sample.ts';

const rows = Number(process.argv[2] ?? 100_000);
const form = process.argv[3] === 'csv' ? 'csv' : 'xlsx';
const START = instant('2025-12-22T08:00:00+07:00');
/** Others write that often. */
const EVERY = 50;

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
  `075199${String(n).padStart(6, '0')}`,
  `60B1-${String(n % 1000).padStart(3, '0')}.${String(n % 100).padStart(2, '0')}`,
];
const HEADINGS = ['STT', 'Họ và tên', 'Địa chỉ', 'Số CCCD', 'Biển số xe'];

async function makeFile(): Promise<Uint8Array> {
  if (form === 'csv')
    return Buffer.from(
      [HEADINGS, ...Array.from({ length: rows }, (_, n) => person(n))]
        .map((cells) => cells.map((cell) => `"${cell}"`).join(';'))
        .join('\n'),
    );
  const pieces: Uint8Array[] = [];
  const columns = HEADINGS.map((title) => ({ title, kind: 'text' as const, width: 20 }));
  async function* all() {
    for (let n = 0; n < rows; n++) yield person(n);
  }
  for await (const piece of createBooks().stream({ name: 'ds', columns, rows: all() })) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Nothing but the library over the bytes. */
async function bareParse(bytes: Uint8Array): Promise<number> {
  const begun = performance.now();
  let count = 0;
  if (form === 'csv') {
    const parser = parse({ delimiter: ';' });
    parser.end(bytes);
    for await (const _ of parser) count++;
  } else {
    const { streamXlsxRows } = await import('hucre/xlsx');
    for await (const _ of streamXlsxRows(bytes)) count++;
  }
  if (count !== rows + 1) throw new Error(`${count} rows`);
  return performance.now() - begun;
}

const peak = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;

const bytes = await makeFile();
const folder = mkdtempSync(join(tmpdir(), 'import-'));
const cipher = createCipher(randomBytes(32));
const store = await openSqliteStore({
  file: join(folder, 'db.sqlite'),
  backups: folder,
  cipher,
  ids: randomUUIDv7,
});
const content = readContent();
const sample = findSample(content.catalogue.communes, 'nghia-trung/vnetraffic-2025');
const begun = performance.now();
const clock = { now: () => later(START, Math.floor(performance.now() - begun)) };
const media = createMemoryMedia();
const web = createWeb({ name: 'web', commune: sample.content.commune.id, clock, media });
const app = await compose({
  content,
  store,
  cipher,
  clock,
  ids: randomUUIDv7,
  media,
  channels: [web],
  onError: (what, error) => console.error(what, error),
});
const part = { channel: 'web', commune: 'nghia-trung', role: 'head' as const };
await cast(
  store,
  [
    { ...part, address: 'tám', unit: 'thon-1' },
    { ...part, address: 'hai', unit: 'thon-2' },
  ],
  START,
);

let serial = 0;
const waits: number[] = [];
const say = async (address: string, heard: Parameters<typeof app.handleInbound>[1][number]['heard']) => {
  await app.handleInbound(web, [{ key: `m-${++serial}`, address, at: clock.now(), heard }]);
  await app.loop.drain();
};
let talking = true;
const others = (async () => {
  while (talking) {
    const asked = performance.now();
    await say('hai', { text: ['danh sách', 'menu', 'tổng'][serial % 3] ?? 'menu' });
    waits.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
})();

const bare = await bareParse(bytes);
waits.length = 0;
const beforeMemory = peak();
const ref = web.upload('tám', { name: `ds.${form}`, type: 'application/octet-stream', bytes });
const readFrom = performance.now();
await say('tám', { text: '', attachments: [{ kind: 'file', ref, name: `ds.${form}` }] });
await app.files.run();
await app.files.idle();
await app.jobs.run();
await app.jobs.idle();
const read = performance.now() - readFrom;
await app.loop.drain();
const card = web.history('tám').at(-1);
const open = card?.choices[0]?.token ?? '';
await say('tám', { text: '', token: open });
await say('tám', { text: 'tất cả' });
const ok = web.history('tám').at(-1)?.choices[0]?.token ?? '';
const recordFrom = performance.now();
await say('tám', { text: '', token: ok });
await app.jobs.run();
await app.jobs.idle();
const record = performance.now() - recordFrom;
await app.loop.drain();
talking = false;
await others;
const news = web.history('tám').filter(({ from, text }) => from === 'bot' && /%|đã xong/.test(text)).length;
const sorted = waits.toSorted((a, b) => a - b);
console.log(
  JSON.stringify(
    {
      form,
      rows,
      megabytes: Math.round(bytes.length / 104_857.6) / 10,
      bareParseMs: Math.round(bare),
      fileToCardMs: Math.round(read),
      recordMs: Math.round(record),
      rowsPerSecondRecorded: Math.round((rows / record) * 1_000),
      peakMb: Math.round(peak()),
      peakBeforeMb: Math.round(beforeMemory),
      progressMessages: news,
      othersAsked: waits.length,
      othersP50Ms: Math.round(sorted[Math.floor(sorted.length * 0.5)] ?? 0),
      othersP99Ms: Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
      othersMaxMs: Math.round(sorted.at(-1) ?? 0),
      last: web.history('tám').at(-1)?.text.split('\n')[0],
    },
    undefined,
    2,
  ),
);
await app.loop.stop();
await store.close();
rmSync(folder, { recursive: true });
