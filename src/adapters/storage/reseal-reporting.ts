import type { Context } from './context.ts';
import { type Statement, statement } from './sql.ts';
import { placeOf as difficultyPlace } from './tables/difficulties.ts';
import { openHelper, sealHelper } from './tables/entry-seal.ts';
import { credit } from './tables/entry-statements.ts';
import { placeOf as linkPlace } from './tables/evidence.ts';
import { placeOf as handedPlace, likenessOf } from './tables/handed.ts';
import { placeOf as historyPlace } from './tables/histories.ts';
import { placeOf as householdPlace, likenessOf as likenessOfHousehold } from './tables/households.ts';

type Deps = Pick<Context, 'sql' | 'db' | 'cipher'>;

/** Rows held in memory at a time. */
const CHUNK = 500;

const setLink = statement(
  { id: 'text', link: 'blob' },
  'UPDATE evidence SET link = r.link FROM {rows} WHERE evidence.id = r.id',
);
const setDifficulty = statement(
  { id: 'text', text: 'blob', answer: 'blob?' },
  'UPDATE difficulty SET text = r.text, answer = r.answer FROM {rows} WHERE difficulty.id = r.id',
);
const setDetail = statement(
  { id: 'int', detail: 'blob' },
  'UPDATE history SET detail = r.detail FROM {rows} WHERE history.id = r.id',
);
const setHanded = statement(
  { id: 'text', person: 'blob', likeness: 'blob' },
  'UPDATE handed SET person = r.person, likeness = r.likeness FROM {rows} WHERE handed.id = r.id',
);

const setHousehold = statement(
  { id: 'text', who: 'blob', likeness: 'blob' },
  'UPDATE household SET who = r.who, likeness = r.likeness FROM {rows} WHERE household.id = r.id',
);

/** What units report besides their lists, sealed with the current key. */
export async function resealReporting({ sql, db, cipher }: Deps): Promise<void> {
  const anew = (place: string, sealed: Uint8Array): Uint8Array =>
    cipher.seal(place, cipher.open(place, sealed));
  const write = async <Row>(update: Statement<never>, rows: readonly Row[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += CHUNK)
      await sql.each(update, rows.slice(from, from + CHUNK) as never[]);
  };

  const links = await sql.run(
    db.selectFrom('evidence').select(['id', 'link']).where('link', 'is not', null).compile(),
  );
  await write(
    setLink as never,
    links.rows.map(({ id, link }) => ({ id, link: anew(linkPlace(id), link as Uint8Array) })),
  );

  const difficulties = await sql.run(db.selectFrom('difficulty').select(['id', 'text', 'answer']).compile());
  await write(
    setDifficulty as never,
    difficulties.rows.map(({ id, text, answer }) => ({
      id,
      text: anew(difficultyPlace(id, 'text'), text),
      answer: answer && anew(difficultyPlace(id, 'answer'), answer),
    })),
  );

  const details = await sql.run(
    db.selectFrom('history').select(['id', 'subject', 'detail']).where('detail', 'is not', null).compile(),
  );
  await write(
    setDetail as never,
    details.rows.map(({ id, subject, detail }) => ({
      id,
      detail: anew(historyPlace(subject), detail as Uint8Array),
    })),
  );

  const handed = await sql.run(db.selectFrom('handed').select(['id', 'commune', 'name', 'person']).compile());
  await write(
    setHanded as never,
    handed.rows.map(({ id, commune, name, person }) => {
      const fields = JSON.parse(cipher.open(handedPlace(id), person)) as object;
      const likeness = cipher.digest(`handed:${commune}`, likenessOf({ name, ...fields }));
      return { id, person: anew(handedPlace(id), person), likeness };
    }),
  );

  const households = await sql.run(db.selectFrom('household').select(['id', 'commune', 'who']).compile());
  await write(
    setHousehold as never,
    households.rows.map(({ id, commune, who }) => {
      const told = JSON.parse(cipher.open(householdPlace(id), who)) as { name: string; address?: string };
      const likeness = cipher.digest(`household:${commune}`, likenessOfHousehold(told));
      return { id, who: anew(householdPlace(id), who), likeness };
    }),
  );

  const helped = await sql.run(
    db.selectFrom('entry').select(['id', 'commune', 'helper']).where('helper', 'is not', null).compile(),
  );
  await write(
    credit as never,
    helped.rows.map((row) => sealHelper(cipher, row.id, row.commune, openHelper(cipher, row) ?? '')),
  );
}
