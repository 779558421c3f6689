import { describe, expect, test } from 'vitest';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import type { Migration } from '../../src/adapters/storage/migrate.ts';
import { migrations } from '../../src/adapters/storage/migrations/all.ts';
import { foldName } from '../../src/core/person/name-key.ts';
import type { Cipher } from '../../src/ports/cipher.ts';
import { type PersonFields, StaleVersion, type Store } from '../../src/ports/store.ts';
import { createTestCipher, testKey } from './store/made-up.ts';
import { draft, entry, meet, morning, say, thu } from './store/people.ts';

/** One database, opened and closed by one process after another. */
export interface Database {
  open(options?: { readonly cipher?: Cipher; readonly migrations?: readonly Migration[] }): Promise<Store>;
  /** Every byte at rest. */
  dump(): Promise<Buffer>;
  /** Past the store, as somebody with access to the database would. */
  query(text: string): Promise<readonly unknown[]>;
  /** Bytes as they stand in such a text. */
  bytes(hex: string): string;
  backups(): readonly string[];
  /** Another database, made of a backup. */
  restore(backup: string): Promise<Database>;
}

const secrets = {
  citizenId: '001099000001',
  phone: '+84912345678',
  address: 'Ngõ 99, Thôn Giả Định',
  plates: ['36B1-123.45'],
};

const notes: Migration = {
  name: '9998-notes',
  ddl: 'CREATE TABLE note (id {id}, text {text} NOT NULL) {table}',
};

/** What holds over the life of a database: restarts, keys, migrations, copies. */
export function databaseContract(name: string, create: () => Promise<Database>): void {
  describe(name, () => {
    test('what was written is there after a restart', async () => {
      const database = await create();
      await fill(database);
      await using(database.open(), check);
    });

    test('nothing personal can be read at rest', async () => {
      const database = await create();
      await fill(database);
      const dump = await database.dump();
      // Names may be read: lists are searched by them. That they are found shows that the right thing is searched.
      expect(dump.includes(thu.name)).toBe(true);
      const hidden = [
        ...Object.values(secrets).flat(),
        '912345678',
        'Giả Định',
        'bí mật của hội thoại',
        'tin đi ra',
        'sự cố',
      ];
      expect(hidden.filter((secret) => dump.includes(secret))).toEqual([]);
    });

    test('a wrong key is found out at the start', async () => {
      const database = await create();
      await fill(database);
      await expect(database.open({ cipher: createCipher(testKey(8)) })).rejects.toThrow('not the one');
      await using(database.open(), check);
    });

    test('after a change of keys old rows are read, and then the old key is not needed any more', async () => {
      const database = await create();
      await fill(database);
      await using(database.open({ cipher: createCipher([testKey(8), testKey(7)]) }), check);
      expect(database.backups()).toHaveLength(1);
      await using(database.open({ cipher: createCipher(testKey(8)) }), check);
      await expect(database.open()).rejects.toThrow('not the one');
    });

    test('a counter that was bent by hand is found, and counting anew mends it', async () => {
      const database = await create();
      await fill(database);
      await using(database.open(), (store) => expectDrift(store, []));
      const bent = [
        'UPDATE tally SET entries = entries + 1',
        'DELETE FROM day_tally',
        'UPDATE people_tally SET people = 7',
      ];
      for (const change of bent) await database.query(change);
      await using(database.open(), async (store) => {
        await expectDrift(store, ['day-tally', 'people-tally', 'tally']);
        await store.transaction((tx) => tx.counters.rebuild());
        await expectDrift(store, []);
      });
    });

    test('files of before are found under their ids, by whoever refers to them and by nobody else', async () => {
      const database = await create();
      const before = migrations.filter(({ name }) => name < '0165');
      await using(database.open({ migrations: before }), async () => {});
      const row = (id: string, state: string) =>
        `('${id}', 'web', 'an', 'account-1', 'thu', 'made', '${state}', 0, ${morning}, 'aa', 3, 'image/png', ${morning}, ${morning})`;
      await database.query(
        `INSERT INTO media (id, channel, address, account, commune, purpose, state, attempts, not_before, sha256, size,
           type, at, purge_at) VALUES ${row('old-1', 'stored')}, ${row('old-2', 'removed')}`,
      );
      await using(database.open(), async (store) => {
        const files = await store.transaction((tx) => tx.media.of(['old-1', 'old-2']));
        expect(files.map(({ content }) => content)).toEqual(['old-1', undefined]);
        const { known, unheld } = await store.transaction(async (tx) => ({
          known: await tx.media.knows('old-1'),
          unheld: await tx.media.unheld(['old-1', 'old-2']),
        }));
        expect([known, unheld]).toEqual([true, ['old-2']]);
        await store.transaction((tx) => tx.media.rename('old-1', 'c1'));
        const [moved] = await store.transaction((tx) => tx.media.of(['old-1']));
        expect(moved?.content).toBe('c1');
        expect(await store.transaction((tx) => tx.media.release(['old-1']))).toEqual(['c1']);
      });
    });

    test('of evidence that was let go before, the bytes are let go too', async () => {
      const database = await create();
      const before = migrations.filter(({ name }) => name < '0165');
      await using(database.open({ migrations: before }), async () => {});
      for (const [id, state] of [
        ['m-1', 'kept'],
        ['m-2', 'withdrawn'],
        ['m-3', 'refused'],
      ]) {
        await database.query(
          `INSERT INTO media (id, channel, address, account, commune, purpose, state, attempts, not_before, at)
           VALUES ('${id}', 'web', 'an', 'account-1', 'thu', 'evidence', 'stored', 0, ${morning}, ${morning})`,
        );
        await database.query(
          `INSERT INTO evidence (id, commune, campaign, unit, obligation, kind, album, media, state, actor, at)
           VALUES ('e-${id}', 'thu', 'dot-1', 'thon-1', 'o', 'photo', 'a', '${id}', '${state}', 'an', ${morning})`,
        );
      }
      await using(database.open(), async (store) => {
        expect((await store.transaction((tx) => tx.media.expired(morning, 9))).toSorted()).toEqual([
          'm-2',
          'm-3',
        ]);
      });
    });

    test('lists of before, sealed field by field, are sealed anew row by row, and by nobody without the key', async () => {
      const database = await create();
      const before = migrations.filter(({ name }) => name < '0140');
      await using(database.open({ migrations: before }), async () => {});
      const cipher = createTestCipher();
      const hex = (value: Uint8Array) => database.bytes(Buffer.from(value).toString('hex'));
      const seal = (id: string, column: string, plain?: string) =>
        plain === undefined ? 'NULL' : hex(cipher.seal(`entry.${column}:${id}`, plain));
      const people: readonly PersonFields[] = [
        { ...thu, ...secrets, birthYear: 1999 },
        { name: 'Trần Thị Giả' },
        ...Array.from({ length: 520 }, (_, n) => ({ name: 'Lê Văn Tạm', address: `Nhà ${n}, thôn 1` })),
      ];
      const ids = people.map((_, n) => `old-${String(n).padStart(3, '0')}`);
      const persons = people.map(({ citizenId }, n) => {
        const digest = citizenId === undefined ? 'NULL' : hex(cipher.digest('citizen-id:thu', citizenId));
        return `('${ids[n]}', 'thu', ${digest})`;
      });
      await database.query(`INSERT INTO person (id, commune, citizen_digest) VALUES ${persons.join(', ')}`);
      const rows = people.map(({ name, citizenId, phone, address, plates, birthYear }, n) => {
        const id = ids[n] ?? '';
        const sealed = [
          seal(id, 'citizen_id', citizenId),
          seal(id, 'phone', phone),
          seal(id, 'address', address),
          seal(id, 'plates', plates && JSON.stringify(plates)),
          seal(id, 'birth_year', birthYear?.toString()),
        ].join(', ');
        const plain = [id, 'thu', 'dot-1', 'thon-1', id, name, foldName(name)];
        return `('${plain.join("', '")}', ${sealed}, '{}', 1, 'an', ${morning}, 'an', ${morning})`;
      });
      await database.query(
        `INSERT INTO entry (id, commune, campaign, unit, person, name, name_fold, citizen_id, phone, address, plates,
           birth_year, details, proof, actor, at, changed_by, changed_at) VALUES ${rows.join(', ')}`,
      );

      await expect(database.open({ cipher: createCipher(testKey(8)) })).rejects.toThrow('not the one');
      await using(database.open(), async (store) => {
        await store.transaction(async (tx) => {
          const opened = await tx.entries.open('thu', 'dot-1', 'thon-1', ids);
          expect(opened.map(({ person }) => person)).toEqual(people);
          const more = { ...thu, name: 'Thử', phone: '+84912000009' };
          expect(await tx.entries.record(entry({ person: more }))).toMatchObject({
            outcome: 'again',
            id: 'old-000',
          });
          const [row] = await tx.entries.open('thu', 'dot-1', 'thon-1', ['old-000']);
          expect(row?.person).toEqual({ ...people[0], name: 'Thử', phone: '+84912000009' });
        });
      });
      expect(database.backups()).toHaveLength(1);
    });

    test('the audit can be neither changed nor shortened', async () => {
      const database = await create();
      await fill(database);
      for (const change of ["UPDATE audit SET actor = 'x'", 'DELETE FROM audit']) {
        await expect(database.query(change)).rejects.toThrow('append-only');
      }
      expect(await database.query('SELECT actor, action, detail FROM audit')).toEqual([
        { actor: 'account-1', action: 'record', detail: '{"rows":1}' },
      ]);
    });

    test('a conversation that was deleted meanwhile is not brought back by a late save', async () => {
      const database = await create();
      await fill(database);
      await using(database.open(), async (store) => {
        const an = await meet(store, 'an');
        await database.query('DELETE FROM conversation');
        const late = store.transaction(async (tx) => tx.conversations.save(an));
        await expect(late).rejects.toThrow(StaleVersion);
        expect(await meet(store, 'an')).toMatchObject({ version: 0 });
      });
    });

    test('nobody is left in the database who is in no list', async () => {
      const database = await create();
      await using(database.open(), (store) =>
        store.transaction(async (tx) => {
          await tx.entries.record(entry({ id: 'entry' }));
          const change = { by: 'account-1', person: { citizenId: '001099000009' } };
          await tx.entries.correct('thu', 'dot-1', 'thon-1', 'entry', change, morning);
        }),
      );
      expect(await database.query('SELECT id FROM person')).toHaveLength(1);
    });

    test('migrations run together or not at all', async () => {
      const database = await create();
      await fill(database);
      const broken: Migration = {
        name: '9999-broken',
        ddl: 'CREATE TABLE fine (id {id}) {table}; CREATE MISTAKE',
      };
      await expect(database.open({ migrations: [...migrations, notes, broken] })).rejects.toThrow(/syntax/);
      await expect(database.query('SELECT * FROM note')).rejects.toThrow(/note/);
      await expect(database.query('SELECT * FROM fine')).rejects.toThrow(/fine/);
      await using(database.open(), check);
      await using(database.open({ migrations: [...migrations, notes] }), check);
      expect(await database.query('SELECT * FROM note')).toEqual([]);
    });

    test('a new database is not copied; before its next migration it is, and the copy is whole', async () => {
      const database = await create();
      await fill(database);
      expect(database.backups()).toEqual([]);
      await using(database.open({ migrations: [...migrations, notes] }), (store) =>
        store.transaction((tx) => tx.entries.withdraw('thu', 'dot-1', 'thon-1', 'entry', morning)),
      );
      await using(database.open({ migrations: [...migrations, notes] }), async () => {});
      const [backup, ...others] = database.backups();
      expect(others).toEqual([]);

      const restored = await database.restore(backup ?? '');
      await using(restored.open(), check);
      await using(restored.open(), async (store) => {
        // Numbers go on where they were.
        await store.transaction(async (tx) => tx.outbox.add(draft('next', { address: 'bo' })));
        const rows = await store.transaction((tx) => tx.outbox.take('web', morning, 10, 1));
        expect(rows.map(({ key, id }) => [key, id])).toEqual([
          ['a', 1],
          ['next', 2],
        ]);
      });
    });

    test('a database that is newer than the program, or was made by another migration, is refused', async () => {
      const database = await create();
      await using(database.open({ migrations: [...migrations, notes] }), async () => {});
      await expect(database.open()).rejects.toThrow('newer');
      const changed = { ...notes, ddl: 'CREATE TABLE note (id {id}) {table}' };
      await expect(database.open({ migrations: [...migrations, changed] })).rejects.toThrow('9998-notes');
    });
  });
}

async function fill(database: Database): Promise<void> {
  await using(database.open(), async (store) => {
    const an = await meet(store, 'an');
    await store.transaction(async (tx) => {
      tx.conversations.save({ ...an, dialogue: { parked: [], offered: [offered] } });
      await tx.entries.record(entry({ id: 'entry', person: { ...thu, ...secrets } }));
      tx.outbox.add(draft('a', { say: say('tin đi ra') }));
      tx.tokens.save('zalo-oa:1', { pair: tokens }, 0);
      await tx.incidents.open(incident);
      tx.audit.add({
        at: morning,
        actor: 'account-1',
        action: 'record',
        subject: 'entry',
        detail: { rows: 1 },
      });
    });
  });
}

const tokens = { access: 'mã truy cập', refresh: 'mã làm mới', since: morning, expires: morning };
const incident = {
  ...({ id: 'sự-cố', commune: 'thu', kind: 'lost', account: 'an', at: morning, foundAt: morning } as const),
  whose: 'danh sách sự cố',
  words: 'rơi máy sự cố',
  told: { at: morning, how: 'đã báo sự cố' },
  closed: { at: morning, how: 'đã đóng sự cố' },
};
const offered = { id: 'x', token: 'x', label: { key: 'plain', params: { text: 'bí mật của hội thoại' } } };

/** Everything that was filled in can be read, and the person is still known by their citizen ID. */
async function check(store: Store): Promise<void> {
  expect(await meet(store, 'an')).toMatchObject({ version: 1, dialogue: { offered: [offered] } });
  await store.transaction(async (tx) => {
    expect(await tx.entries.list('thu', 'dot-1', 'thon-1')).toMatchObject([
      { id: 'entry', masked: { phone: '0912***678', citizenId: '001*****0001' } },
    ]);
    const again = { person: { name: 'Thử', citizenId: secrets.citizenId } };
    expect(await tx.entries.record(entry(again))).toMatchObject({ outcome: 'again', id: 'entry' });
    expect(await tx.outbox.take('web', morning, 10, 1)).toMatchObject([{ say: say('tin đi ra') }]);
    await tx.outbox.recover('web', 2, true);
    expect(await tx.incidents.find('thu', 1)).toEqual({ ...incident, number: 1 });
    expect((await tx.tokens.load('zalo-oa:1')).kept).toEqual({ pair: tokens });
  });
}

async function using(opening: Promise<Store>, work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await opening;
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

async function expectDrift(store: Store, counters: readonly string[]): Promise<void> {
  const found = await store.transaction((tx) => tx.counters.drift(100));
  expect([...new Set(found.map(({ counter }) => counter))].toSorted()).toEqual(counters);
}
