import type { Cipher } from '../../../ports/cipher.ts';
import type { Migration } from '../migrate.ts';
import { question, type Sql, statement } from '../sql.ts';

/**
 * What is sealed of a person in a list is one value and no longer five: it is always read and written together, and
 * opening it is the largest part of what a long export costs.
 */
export const oneSeal: Migration = {
  name: '0140-one-seal',
  ddl: `
    ALTER TABLE entry ADD COLUMN sealed {blob};
    ALTER TABLE entry ADD COLUMN has_id {int} NOT NULL DEFAULT 0;
    ALTER TABLE entry ADD COLUMN has_year {int} NOT NULL DEFAULT 0;
  `,
  moving: {
    move: moveAll,
    ddl: `
      DROP INDEX entry_unidentified;
      CREATE INDEX entry_unidentified ON entry (commune, campaign, unit, name_fold) WHERE has_id = 0;
      ALTER TABLE entry DROP COLUMN citizen_id;
      ALTER TABLE entry DROP COLUMN phone;
      ALTER TABLE entry DROP COLUMN address;
      ALTER TABLE entry DROP COLUMN plates;
      ALTER TABLE entry DROP COLUMN birth_year;
    `,
  },
};

const COLUMNS = ['citizen_id', 'phone', 'address', 'plates', 'birth_year'] as const;
type Old = { readonly id: string } & Readonly<Record<(typeof COLUMNS)[number], Uint8Array | null>>;

/** Rows held in memory at a time. */
const CHUNK = 500;

const findOld = question(
  { id: 'text', most: 'int' },
  `SELECT e.id, ${COLUMNS.map((column) => `e.${column}`).join(', ')} FROM entry e
   WHERE e.id > {id} ORDER BY e.id LIMIT {most}`,
).returning<Old>();

const setSealed = statement(
  { id: 'text', sealed: 'blob', has_id: 'int', has_year: 'int' },
  `UPDATE entry SET sealed = r.sealed, has_id = r.has_id, has_year = r.has_year FROM {rows} WHERE entry.id = r.id`,
);

async function moveAll(sql: Sql, cipher: Cipher): Promise<void> {
  for (let id = ''; ; ) {
    const { rows } = await sql.ask(findOld, { id, most: CHUNK });
    await sql.each(
      setSealed,
      rows.filter((row) => COLUMNS.some((column) => row[column] !== null)).map((row) => toOne(cipher, row)),
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    id = last.id;
  }
}

function toOne(cipher: Cipher, row: Old) {
  const open = (column: (typeof COLUMNS)[number]): string | undefined =>
    row[column] === null ? undefined : cipher.open(`entry.${column}:${row.id}`, row[column]);
  const [citizenId, phone, address, plates, year] = COLUMNS.map(open);
  const person = {
    citizenId,
    phone,
    address,
    plates: plates && (JSON.parse(plates) as readonly string[]),
    birthYear: year && Number(year),
  };
  return {
    id: row.id,
    sealed: cipher.seal(`entry.sealed:${row.id}`, JSON.stringify(person)),
    has_id: citizenId === undefined ? 0 : 1,
    has_year: year === undefined ? 0 : 1,
  };
}
