import { writeXlsx } from 'hucre';
import { expect, onTestFinished, test } from 'vitest';
import { ZipFile } from 'yazl';
import { instant } from '../../src/core/time/instant.ts';
import { madeUpFile } from '../support/made-up-file.ts';
import { namesOf } from '../support/media-files.ts';
import { createTestApp } from '../support/test-app.ts';

type Bytes = Uint8Array;

async function open(commune: string, start: string, unit: string) {
  const app = await createTestApp(commune, instant(start));
  onTestFinished(() => app.close());
  await app.play('tám', 'head', unit);
  let n = 0;
  const send = async (name: string, bytes: Bytes) => {
    const ref = app.web.upload('tám', { name, type: 'application/octet-stream', bytes });
    const heard = { text: '', attachments: [{ kind: 'file' as const, ref, name }] };
    const at = app.clock.now();
    await app.handleInbound(app.web, [{ key: `file-${++n}`, address: 'tám', at, heard }]);
    await app.loop.drain();
    await app.files.run();
    await app.files.idle();
    await app.jobs.run();
    await app.jobs.idle();
    await app.loop.drain();
    return app.news('tám').join('\n');
  };
  const account = await app.store.transaction(async (tx) => {
    const [conversation] = await tx.conversations.load([{ channel: 'web', address: 'tám' }]);
    return conversation?.account ?? '';
  });
  return { ...app, account, send };
}

const HEAD = 'Họ và tên;Địa chỉ;Số CCCD\n';
const row = (name: string) => `${name};Thôn 1;075199000001\n`;
const book = (name: string) =>
  writeXlsx({
    sheets: [
      {
        name: 'ds',
        rows: [
          ['Họ và tên', 'Địa chỉ', 'Số CCCD'],
          [name, 'Thôn 1', '075199000001'],
        ],
      },
    ],
  });

async function zip(parts: Readonly<Record<string, string>>): Promise<Bytes> {
  const file = new ZipFile();
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content), name);
  file.end();
  return Buffer.concat(await Array.fromAsync(file.outputStream as AsyncIterable<Buffer>));
}

/** The archive's own writer refuses such names, so one is put in afterwards. */
const renamed = (bytes: Bytes, from: string, to: string): Bytes =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1');

const NO_USE = 'tệp Excel .xlsx không đặt mật khẩu';

test.each<[string, string, () => Bytes | Promise<Bytes>, string]>([
  [
    'a formula behind many good rows',
    'ds.csv',
    () => Buffer.from(HEAD + row('Lê Văn Tạm').repeat(1_200) + row("=cmd|' /C calc'!A0")),
    'Tệp có công thức ở ô A1202',
  ],
  ['a formula in a workbook', 'ds.xlsx', () => book('=HYPERLINK("http://a.vn")'), 'Tệp có công thức ở ô A2'],
  [
    'a cell of ten megabytes',
    'ds.csv',
    () => Buffer.from(HEAD + row('A'.repeat(10 * 1024 * 1024))),
    'Tệp có ô quá dài',
  ],
  [
    'a name in the archive that leads out of it',
    'ds.xlsx',
    async () => renamed(await book('Lê Văn Tạm'), 'xl/styles.xml', '../../evil.xm'),
    'cấu tạo không bình thường',
  ],
  [
    'an archive that swells',
    'ds.xlsx',
    async () =>
      zip({
        '[Content_Types].xml': '<Types/>',
        'xl/workbook.xml': '<workbook/>',
        'xl/worksheets/sheet1.xml': ' '.repeat(50 * 1024 * 1024),
      }),
    'nén quá mức bình thường',
  ],
  ['control characters', 'ds.csv', () => Buffer.from(HEAD + row('Lê Văn\u0007 Tạm')), NO_USE],
  ['a page that calls itself a workbook', 'ds.xlsx', () => Buffer.from('<html><script>'), NO_USE],
  ['a program that calls itself a list', 'ds.csv', () => Buffer.from('MZ\u0090\0\u0003\0\0\0'), NO_USE],
  ['a sum', 'ds.csv', () => Buffer.from(HEAD + row('@SUM(1+1)')), 'Tệp có công thức ở ô A2'],
  [
    'a command behind a plus',
    'ds.csv',
    () => Buffer.from(HEAD + row("+cmd|' /C calc'!A0")),
    'Tệp có công thức ở ô A2',
  ],
  [
    'a command behind a minus',
    'ds.csv',
    () => Buffer.from(HEAD + row("-2+3+cmd|' /C calc'!A0")),
    'Tệp có công thức ở ô A2',
  ],
  ['a formula behind a tab', 'ds.csv', () => Buffer.from(HEAD + row('"\t=1+1"')), 'Tệp có công thức ở ô A2'],
  ['a formula in wide letters', 'ds.csv', () => Buffer.from(HEAD + row('＝1+1')), 'Tệp có công thức ở ô A2'],
  [
    'a workbook with a password',
    'ds.xlsx',
    () => Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'),
    NO_USE,
  ],
  ['a paper that calls itself a workbook', 'ds.xlsx', () => Buffer.from('%PDF-1.7 danh sách'), NO_USE],
  [
    'more than twenty megabytes',
    'ds.csv',
    () => Buffer.from(HEAD + row('Lê Văn Tạm').repeat(700_000)),
    '20 MB',
  ],
  [
    'more than two hundred thousand rows',
    'ds.csv',
    () => Buffer.from(HEAD + 'Lê Văn Tạm;Thôn 1;075\n'.repeat(200_200)),
    '200.000',
  ],
  [
    'a text that leads to a file of the machine',
    'ds.xlsx',
    () =>
      zip({
        '[Content_Types].xml': '<Types/>',
        'xl/workbook.xml':
          '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook><sheets><sheet name="&a;" sheetId="1"/></sheets></workbook>',
        'xl/worksheets/sheet1.xml': '<worksheet/>',
      }),
    'xlsx',
  ],
])('a list with %s is refused in a sentence, and nothing of it is kept', async (_, name, make, sentence) => {
  const { send, store, account, errors } = await open('nghia-trung', '2025-12-22T08:00:00+07:00', 'thon-1');
  const said = await send(name, await make());
  expect(said).toContain(sentence);
  expect(said).toMatch(/Chưa ghi gì cả|không được giữ lại|chưa nhận được/);
  const kept = await store.transaction(async (tx) => [
    ...(await tx.rosters.openOf(account, 'nghia-trung')),
    ...(await tx.entries.list('nghia-trung', 'vnetraffic-2025', 'thon-1')),
  ]);
  expect(kept).toEqual([]);
  expect(errors).toEqual([]);
});

test('a list is known by its bytes, and its name leads nowhere', async () => {
  const { send } = await open('nghia-trung', '2025-12-22T08:00:00+07:00', 'thon-1');
  const said = await send('..\\..\\../etc/<b>danh sách\u0007.xlsx', Buffer.from(HEAD + row('Lê Văn Tạm')));
  expect(said).toContain('Tệp “bdanh sách.xlsx”: tôi đọc được 1 dòng');
});

test.each<[string, string, Bytes]>([
  ['a program that calls itself a photo', 'ảnh.jpg', Buffer.from('MZ\u0090\0\u0003\0\0\0\u0004\0\0\0')],
  ['a page that calls itself a photo', 'ảnh.jpg', Buffer.from('<html><script>alert(1)</script></html>')],
  [
    'a drawing that can run',
    'ảnh.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  ],
  ['half a photo', 'ảnh.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0])],
])('evidence: %s is refused in a sentence, and nothing of it is kept', async (_, name, bytes) => {
  const { say, send, store, media, errors } = await open('loc-hoa', '2025-03-28T08:00:00+07:00', 'to-ap-1');
  await say('tám', 'minh chứng');
  await say('tám', '1');
  await send(name, bytes);
  const said = (await say('tám', 'xong')).join('\n');
  expect(said).toContain('không được giữ lại');
  const files = await store.transaction(async (tx) => {
    expect(await tx.evidence.of('loc-hoa', 'vneid-90-ngay-dem-2025', 'to-ap-1')).toEqual([]);
    return tx.evidence.fingerprints('loc-hoa', 'vneid-90-ngay-dem-2025');
  });
  expect(files).toEqual([]);
  expect(await namesOf(media)).toEqual([]);
  expect(errors).toEqual([]);
});

test('evidence whose name leads out of its folder is kept under a name of ours', async () => {
  const { say, send, store, errors } = await open('loc-hoa', '2025-03-28T08:00:00+07:00', 'to-ap-1');
  await say('tám', 'minh chứng');
  await say('tám', '1');
  const { bytes } = await madeUpFile('chợ.jpg');
  await send('../../../../etc/cron.d/chợ.jpg', bytes);
  await say('tám', 'xong');
  const [one, ...more] = await store.transaction((tx) =>
    tx.evidence.of('loc-hoa', 'vneid-90-ngay-dem-2025', 'to-ap-1'),
  );
  expect([one?.state, more]).toEqual(['kept', []]);
  expect(one?.media).toMatch(/^[a-z0-9-]+$/);
  expect(errors).toEqual([]);
});
