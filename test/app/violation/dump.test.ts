import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWeb } from '../../../src/adapters/channels/web/index.ts';
import { createMovableClock } from '../../../src/adapters/clock/movable-clock.ts';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createFolderMedia } from '../../../src/adapters/media/folder-media.ts';
import { createShredFolder } from '../../../src/adapters/sealed/shred-folder.ts';
import { TABLES } from '../../../src/adapters/storage/schema.ts';
import { placeOf as dialoguePlace } from '../../../src/adapters/storage/tables/conversations.ts';
import { placeOf as contactPlace } from '../../../src/adapters/storage/tables/follow-ups.ts';
import { placeOf as sayPlace } from '../../../src/adapters/storage/tables/outbox-says.ts';
import { cast } from '../../../src/app/cast.ts';
import { fromEnvelope } from '../../../src/app/violation/file-envelope.ts';
import { type App, compose } from '../../../src/compose.ts';
import type { Heard } from '../../../src/core/message/message.ts';
import { DAY, instant, later } from '../../../src/core/time/instant.ts';
import type { Store } from '../../../src/ports/store.ts';
import { browse } from '../../support/browse.ts';
import { deskBox, openDesk } from '../../support/desk-visit.ts';
import { bytesOf } from '../../support/media-files.ts';
import { photoWithPlace } from '../../support/photo-with-place.ts';
import { content } from '../../support/test-app.ts';
import { addTestKey, createTestSealing, TEST_KEY, TEST_SECRET } from '../../support/test-desk.ts';
import { type Dump, type DumpDatabase, openPostgres, openSqlite, type Row } from './dump-database.ts';

/** Planted where a reporter, or the desk, would put them. None of them may be found in anything that is on the machine. */
const SECRETS = ['82B-777.31', 'Hoa Giấy Mật', 'Trần Thị Bí Mật', '987654321', 'sọc tím than', 'MAYTHU-1'];
const REASON = 'Lý do thật kín';
const ADDRESS = 'chat-of-the-reporter';

describe.each([
  ['SQLite', openSqlite],
  ['PostgreSQL', openPostgres],
] as const)('after a tip with a name and a photo, by chat, on %s', (_, open) => {
  const folder = mkdtempSync(join(tmpdir(), 'cao-diem-dump-'));
  const cipher = createCipher(new Uint8Array(32).fill(9));
  const media = createFolderMedia({ folder: join(folder, 'media'), cipher });
  const shreds = createShredFolder(join(folder, 'shreds'));
  const clock = createMovableClock(instant('2023-11-08T15:20:33+07:00'));
  const logged: string[] = [];
  const dumps = new Map<string, Dump>();
  let receipt = '';
  let database: DumpDatabase;
  let tick: () => Promise<void>;

  beforeAll(async () => {
    let count = 0;
    const ids = () => `id-${++count}-abcd`;
    database = await open({ folder, cipher, ids });
    const { store } = database;
    const dump = async (name: string) => dumps.set(name, await database.dump(name));
    const web = createWeb({ name: 'web', commune: 'kon-tum', clock, openFile: media.open });
    const app = await compose({
      content,
      store,
      cipher,
      clock,
      ids,
      media,
      channels: [web],
      sealing: { ...createTestSealing(clock), shreds },
      onError: (what, error) => logged.push(`${what} ${String(error)} ${(error as Error).stack ?? ''}`),
    });
    tick = () => app.loop.tick();
    await addTestKey(store, 'kon-tum', clock.now());
    const ref = web.upload(ADDRESS, { name: 'anh.jpg', type: 'image/jpeg', bytes: await photoWithPlace() });
    let said = 0;
    const say = async (words: string, attachments: Heard['attachments'] = []) => {
      const heard = { text: words, ...(attachments.length > 0 && { attachments }) };
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
    await say('', [{ kind: 'photo', ref, name: 'anh.jpg', type: 'image/jpeg' }]);
    await dump('photo-picked');
    await say('xong');
    await dump('in-the-middle');
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
    await dump('adding');
    await say('bỏ qua');
    await workAtTheDesk(app, store);
    await dump('after');
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens the identity with a reason, answers, and lets the question of four weeks later wait. */
  async function workAtTheDesk(app: App, store: Store): Promise<void> {
    await cast(
      store,
      [{ channel: 'web', address: 'hùng', commune: 'kon-tum', role: 'receiver', unit: null }],
      clock.now(),
    );
    const link = await store.transaction(async (tx) => {
      const [conversation] = await tx.conversations.load([{ channel: 'web', address: 'hùng' }]);
      if (conversation === undefined) throw new Error('nobody');
      tx.conversations.save(conversation);
      const { account } = conversation;
      return app.makeLink(tx, { account, commune: 'kon-tum', page: 'desk', at: clock.now() });
    });
    const desk = await openDesk(browse(app), link);
    const { open: read, seal } = deskBox({ clock });
    const tip = await desk.first();
    const at = `/desk/tips/${tip.id}`;
    const { news } = (await read(tip.relay)) as { news: string };
    await desk.post(`${at}/identity`, { reason: await seal({ text: REASON }, TEST_KEY) });
    await desk.post(`${at}/write`, {
      kind: 'question',
      body: await seal({ text: 'Hoa Giấy Mật?' }, TEST_KEY, tip.key),
    });
    for (const to of ['verifying', 'acted-on', 'answered'])
      expect(
        await desk.post(`${at}/move`, { to, version: (await desk.first()).version, act: 'other', news }),
      ).toMatchObject({ done: true });
    await app.loop.tick();
  }

  const rows = (name: string, table: string): readonly Row[] => dumps.get(name)?.get(table) ?? [];

  /** The words as they may lie in bytes: plain, as wide characters, and in base64 at each of its three places. */
  function find(bytes: Uint8Array): readonly string[] {
    const haystack = Buffer.from(bytes);
    return [...SECRETS, REASON, receipt, receipt.replaceAll(' ', '')].filter((secret) =>
      [
        Buffer.from(secret),
        Buffer.from(secret.normalize('NFD')),
        Buffer.from(secret, 'utf16le'),
        Buffer.from(Buffer.from(secret).toString('hex')),
        ...[0, 1, 2].map((shift) => Buffer.from(base64At(secret, shift))),
      ].some((needle) => haystack.includes(needle)),
    );
  }

  const unwrapped = async (tip: string, place: string, bytes: unknown): Promise<Uint8Array> =>
    (bytes instanceof Uint8Array && (await shreds.unwrap(tip, place, bytes))) || new Uint8Array();

  /** Everything in a database that the server's key and the keys of the tips open. */
  async function openedWithEveryKey(name: string): Promise<readonly Uint8Array[]> {
    const opened: Uint8Array[] = [];
    for (const row of rows(name, 'conversation')) {
      const contact = { channel: String(row['channel']), address: String(row['address']) };
      opened.push(Buffer.from(cipher.open(dialoguePlace(contact), row['dialogue'] as Uint8Array)));
    }
    for (const row of rows(name, 'outbox'))
      opened.push(Buffer.from(cipher.open(sayPlace(String(row['key'])), row['say'] as Uint8Array)));
    for (const { id, contact } of rows(name, 'tip_follow_up'))
      opened.push(Buffer.from(cipher.open(contactPlace(String(id)), contact as Uint8Array)));
    for (const { content: sealed, identity, relay, id } of rows(name, 'tip'))
      for (const [part, bytes] of Object.entries({ content: sealed, identity, relay }))
        opened.push(await unwrapped(String(id), `tip.${part}:${String(id)}`, bytes));
    for (const { id, tip, body } of rows(name, 'tip_message'))
      opened.push(await unwrapped(String(tip), `tip-message.body:${String(id)}`, body));
    for (const { tip, reason } of rows(name, 'desk_act'))
      opened.push(await unwrapped(String(tip), `desk-act.reason:${String(tip)}`, reason));
    for (const { id, tip } of rows(name, 'tip_file'))
      opened.push(
        await unwrapped(String(tip), `tip-file.bytes:${String(id)}`, await bytesOf(media, String(id))),
      );
    return opened.filter(({ length }) => length > 0);
  }

  test('it did arrive: the desk, and nobody else, reads all of it', async () => {
    const { box } = createTestSealing(clock);
    const read: Buffer[] = [];
    for (const bytes of await openedWithEveryKey('after')) {
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
    expect([...found].toSorted()).toEqual([...SECRETS, REASON].toSorted());
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
    // No half of a file is left where it was being written, and no file has a name that somebody gave it.
    expect(paths.filter((path) => /\.part$|anh|jpe?g/.test(path.slice(folder.length)))).toEqual([]);
    expect(find(Buffer.from(logged.join('\n')))).toEqual([]);
    // It was every table that was read.
    for (const dump of dumps.values()) expect([...dump.keys()]).toEqual(expect.arrayContaining([...TABLES]));
  });

  test.each(['photo-picked', 'in-the-middle', 'adding', 'after'])(
    'nor with every key of the server at hand: %s',
    async (name) => {
      const opened = await openedWithEveryKey(name);
      expect(opened.length).toBeGreaterThan(0);
      expect(opened.flatMap((bytes) => find(bytes))).toEqual([]);
    },
  );

  test('nothing ties the tip to the chat', () => {
    const tips = ['tip', 'tip_message', 'desk_act', 'tip_file', 'tip_figure'].flatMap((table) =>
      rows('after', table),
    );
    expect(tips.length).toBeGreaterThan(1);
    const written = JSON.stringify(tips);
    expect(written).not.toContain(ADDRESS);
    const account = rows('after', 'conversation').find(({ address }) => address === ADDRESS)?.['account'];
    expect(written).not.toContain(String(account));
    // No moment finer than an hour, no id that tells an order, no message that stayed behind.
    for (const row of rows('after', 'tip')) {
      for (const name of ['received', 'since']) expect(Number(row[name]) % 3_600_000).toBe(0);
      expect(String(row['id'])).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
      expect((row['content'] as Uint8Array).length).toBeGreaterThan(4096);
    }
    expect(rows('after', 'outbox').filter((row) => row['kind'] === 'private')).toEqual([]);
    expect(rows('after', 'audit').filter((row) => String(row['action']).includes('tip'))).toEqual([]);
    // The question of four weeks later knows a chat and a day, and neither tip nor hour.
    const [question] = rows('after', 'tip_follow_up');
    expect(Object.keys(question ?? {}).toSorted()).toEqual(['commune', 'contact', 'due', 'id']);
    expect(written).not.toContain(String(question?.['id']));
    expect((Number(question?.['due']) + 7 * 3_600_000) % DAY).toBe(0);
  });

  test('what was erased cannot be read out of an older backup, with the desk’s own key at hand', async () => {
    clock.moveTo(later(clock.now(), 366 * DAY));
    await tick();
    dumps.set('erased', await database.dump('erased'));
    expect(rows('erased', 'tip')).toEqual([]);
    expect(rows('erased', 'tip_follow_up')).toEqual([]);
    expect(rows('erased', 'tip_purge')).toMatchObject([{ because: 'open' }]);
    expect(Number(rows('erased', 'tip_purge')[0]?.['files'])).toBe(1);
    expect(filesIn(join(folder, 'shreds'))).toEqual([]);
    expect(filesIn(join(folder, 'media'))).toEqual([]);
    expect(rows('after', 'tip').length).toBe(1);
    for (const { id, content: sealed } of rows('after', 'tip'))
      expect(await unwrapped(String(id), `tip.content:${String(id)}`, sealed)).toHaveLength(0);
  });
});

const base64At = (secret: string, shift: number): string =>
  Buffer.from(' '.repeat(shift) + secret)
    .toString('base64')
    .slice(shift === 0 ? 0 : 4, -4);

const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
