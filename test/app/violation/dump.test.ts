import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWeb } from '../../../src/adapters/channels/web/index.ts';
import { createMovableClock } from '../../../src/adapters/clock/movable-clock.ts';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createFolderMedia } from '../../../src/adapters/media/folder-media.ts';
import { createShredFolder } from '../../../src/adapters/sealed/shred-folder.ts';
import { openSqliteStore } from '../../../src/adapters/storage/sqlite.ts';
import { placeOf as dialoguePlace } from '../../../src/adapters/storage/tables/conversations.ts';
import { placeOf as sayPlace } from '../../../src/adapters/storage/tables/outbox.ts';
import { fromEnvelope } from '../../../src/app/violation/file-envelope.ts';
import { compose } from '../../../src/compose.ts';
import { DAY, instant, later } from '../../../src/core/time/instant.ts';
import { photoWithPlace } from '../../support/photo-with-place.ts';
import { content } from '../../support/test-app.ts';
import { addTestKey, createTestSealing, TEST_SECRET } from '../../support/test-desk.ts';

/** Planted where a reporter would put them. None of them may be found in anything that is on the machine. */
const SECRETS = ['82B-777.31', 'Hoa Giấy Mật', 'Trần Thị Bí Mật', '987654321', 'sọc tím than', 'MAYTHU-1'];
const ADDRESS = 'chat-of-the-reporter';

const folder = mkdtempSync(join(tmpdir(), 'cao-diem-dump-'));
const file = join(folder, 'cao-diem.db');
const cipher = createCipher(new Uint8Array(32).fill(9));
const media = createFolderMedia({ folder: join(folder, 'media'), cipher });
const shreds = createShredFolder(join(folder, 'shreds'));
const clock = createMovableClock(instant('2023-11-08T15:20:33+07:00'));
const logged: string[] = [];
let receipt = '';
let stop: () => Promise<void>;
let later366: () => Promise<void>;

beforeAll(async () => {
  let count = 0;
  const ids = () => `id-${++count}-abcd`;
  const store = await openSqliteStore({ file, backups: join(folder, 'backups'), cipher, ids });
  const web = createWeb({ name: 'web', commune: 'kon-tum', clock, media });
  const sealing = { ...createTestSealing(clock), shreds };
  const app = await compose({
    content,
    store,
    cipher,
    clock,
    ids,
    media,
    channels: [web],
    sealing,
    onError: (what, error) => logged.push(`${what} ${String(error)} ${(error as Error).stack ?? ''}`),
  });
  await addTestKey(store, 'kon-tum', clock.now());
  const upload = web.upload?.(ADDRESS, {
    name: 'anh.jpg',
    type: 'image/jpeg',
    bytes: await photoWithPlace(),
  });
  let said = 0;
  const say = async (text: string, attachments: object[] = []) => {
    const heard = { text, ...(attachments.length > 0 && { attachments }) } as { text: string };
    await app.handleInbound(web, [{ key: `m${++said}`, address: ADDRESS, at: clock.now(), heard }]);
    await app.loop.tick();
    return web.history(ADDRESS).at(-1)?.text ?? '';
  };
  for (const words of ['phản ánh', '1', 'việc khác', 'Xe chở Hoa Giấy Mật rơi xuống đường.', 'hôm qua 17h'])
    await say(words);
  for (const words of [
    'km 152 quốc lộ 14, cạnh nhà Hoa Giấy Mật',
    '82B-777.31',
    'xe tải',
    'sọc tím than',
    'bỏ qua',
  ])
    await say(words);
  const ref = (upload as { ref?: string } | undefined)?.ref ?? (upload as unknown as string);
  await say('', [{ kind: 'photo', ref, name: 'anh.jpg', type: 'image/jpeg' }]);
  await say('xong');
  copyDatabase('in-the-middle');
  for (const words of [
    'bỏ qua',
    'có ghi tên',
    'Trần Thị Bí Mật',
    'bỏ qua',
    'bỏ qua',
    '0987654321',
    'đồng ý',
    'có',
  ])
    await say(words);
  receipt = /\d{4} \d{4} \d{4} \d{4}/.exec(await say('gửi'))?.[0] ?? '';
  await app.loop.tick();
  await say(`biên nhận ${receipt}`);
  await say('trả lời');
  await say('Tôi nhớ thêm: sọc tím than ở cửa sau.');
  await say('bỏ qua');
  copyDatabase('after');
  later366 = async () => {
    clock.moveTo(later(clock.now(), 366 * DAY));
    await app.loop.tick();
  };
  stop = () => store.close();
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

function copyDatabase(name: string): void {
  mkdirSync(join(folder, 'backups'), { recursive: true });
  for (const ending of ['', '-wal'])
    if (existsSync(file + ending)) copyFileSync(file + ending, join(folder, 'backups', name + ending));
}

/** The words as they may lie in bytes: plain, as wide characters, and in base64 at each of its three places. */
function find(bytes: Uint8Array): readonly string[] {
  const haystack = Buffer.from(bytes);
  return [...SECRETS, receipt, receipt.replaceAll(' ', '')].filter((secret) =>
    [
      Buffer.from(secret),
      Buffer.from(secret.normalize('NFD')),
      Buffer.from(secret, 'utf16le'),
      ...[0, 1, 2].map((shift) => Buffer.from(base64At(secret, shift))),
    ].some((needle) => haystack.includes(needle)),
  );
}
const base64At = (secret: string, shift: number): string =>
  Buffer.from(' '.repeat(shift) + secret)
    .toString('base64')
    .slice(shift === 0 ? 0 : 4, -4);

const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

type Row = Record<string, unknown>;
function rows(database: string, table: string): readonly Row[] {
  const db = new SqliteDatabase(database, { readonly: true });
  try {
    return db.prepare(`SELECT * FROM ${table}`).all() as Row[];
  } finally {
    db.close();
  }
}

/** Everything in a database that the server's key and the keys of the tips open. */
async function openedWithEveryKey(database: string): Promise<readonly Uint8Array[]> {
  const opened: Uint8Array[] = [];
  for (const row of rows(database, 'conversation')) {
    const contact = { channel: String(row['channel']), address: String(row['address']) };
    opened.push(Buffer.from(cipher.open(dialoguePlace(contact), row['dialogue'] as Uint8Array)));
  }
  for (const row of rows(database, 'outbox'))
    opened.push(Buffer.from(cipher.open(sayPlace(String(row['key'])), row['say'] as Uint8Array)));
  for (const { content: sealed, identity, relay, id } of rows(database, 'tip'))
    for (const [part, bytes] of Object.entries({ content: sealed, identity, relay }))
      opened.push(await unwrapped(String(id), `tip.${part}:${String(id)}`, bytes));
  for (const { id, tip, body } of rows(database, 'tip_message'))
    opened.push(await unwrapped(String(tip), `tip-message.body:${String(id)}`, body));
  for (const { id, tip } of rows(database, 'tip_file'))
    opened.push(await unwrapped(String(tip), `tip-file.bytes:${String(id)}`, await media.read(String(id))));
  return opened.filter(({ length }) => length > 0);
}

const unwrapped = async (tip: string, place: string, bytes: unknown): Promise<Uint8Array> =>
  (bytes instanceof Uint8Array && (await shreds.unwrap(tip, place, bytes))) || new Uint8Array();

describe('after a tip with a name and a photo, by chat', () => {
  test('it did arrive: the desk, and nobody else, reads all of it', async () => {
    const { box } = createTestSealing(clock);
    const read: Buffer[] = [];
    for (const bytes of await openedWithEveryKey(file)) {
      const opened = await box.open(bytes, TEST_SECRET).catch(() => undefined);
      if (opened === undefined) continue;
      read.push(Buffer.from(opened));
      try {
        read.push(Buffer.from(fromEnvelope(opened).bytes));
      } catch {
        // No file.
      }
    }
    const found = new Set(read.flatMap((bytes) => find(bytes)));
    expect([...found].toSorted()).toEqual([...SECRETS].toSorted());
    expect(receipt).toMatch(/^\d{4}/);
    expect(logged).toEqual([]);
  });

  test('nothing of it is found in the database, the media, the backups or the log', () => {
    const paths = filesIn(folder);
    expect(paths.some((path) => path.includes('/media/'))).toBe(true);
    expect(paths.some((path) => path.includes('/backups/in-the-middle'))).toBe(true);
    expect(paths.flatMap((path) => find(readFileSync(path)).map((secret) => `${path}: ${secret}`))).toEqual(
      [],
    );
    expect(paths.filter((path) => SECRETS.some((secret) => path.includes(secret)))).toEqual([]);
    expect(find(Buffer.from(logged.join('\n')))).toEqual([]);
  });

  test.each(['in-the-middle', 'after'])('nor with every key of the server at hand: %s', async (name) => {
    const opened = await openedWithEveryKey(join(folder, 'backups', name));
    expect(opened.length).toBeGreaterThan(0);
    expect(opened.flatMap((bytes) => find(bytes))).toEqual([]);
  });

  test('nothing ties the tip to the chat', () => {
    const tips = [
      ...rows(file, 'tip'),
      ...rows(file, 'tip_message'),
      ...rows(file, 'desk_act'),
      ...rows(file, 'tip_file'),
    ];
    expect(tips.length).toBeGreaterThan(1);
    expect(JSON.stringify(tips)).not.toContain(ADDRESS);
    const [account] = rows(file, 'conversation').map((row) => String(row['account']));
    expect(JSON.stringify(tips)).not.toContain(account);
    // No moment finer than an hour, no id that tells an order, no message that stayed behind.
    for (const row of rows(file, 'tip'))
      for (const name of ['received', 'since']) expect(Number(row[name]) % 3_600_000).toBe(0);
    for (const row of rows(file, 'tip')) expect(String(row['id'])).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(rows(file, 'outbox').filter((row) => row['kind'] === 'private')).toEqual([]);
    expect(rows(file, 'audit').filter((row) => String(row['action']).includes('tip'))).toEqual([]);
    for (const row of rows(file, 'tip')) expect((row['content'] as Uint8Array).length).toBeGreaterThan(4096);
  });

  test('what was erased cannot be read out of an older backup, with the desk’s own key at hand', async () => {
    await later366();
    expect(rows(file, 'tip')).toEqual([]);
    expect(rows(file, 'tip_purge')).toMatchObject([{ because: 'open', files: 1 }]);
    expect(filesIn(join(folder, 'shreds'))).toEqual([]);
    expect(filesIn(join(folder, 'media'))).toEqual([]);
    const old = join(folder, 'backups', 'after');
    expect(rows(old, 'tip').length).toBe(1);
    for (const { id, content: sealed } of rows(old, 'tip'))
      expect(await unwrapped(String(id), `tip.content:${String(id)}`, sealed)).toHaveLength(0);
  });
});
