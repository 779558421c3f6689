import type { Contact } from '../../ports/store.ts';
import type { Context } from './context.ts';
import { resealFollowUps } from './reseal-follow-ups.ts';
import { resealIncidents } from './reseal-incidents.ts';
import { resealReporting } from './reseal-reporting.ts';
import { resealRosters } from './reseal-rosters.ts';
import type { Schema } from './schema.ts';
import { statement } from './sql.ts';
import { placeOf as dialoguePlace } from './tables/conversations.ts';
import { resealDeadLetters } from './tables/dead-letters.ts';
import { digestPerson, openPerson, sealPerson } from './tables/entry-seal.ts';
import { placeOf as helpPlace, messagePlace } from './tables/help-seal.ts';
import { placeOf as argsPlace } from './tables/jobs.ts';
import { placeOf as filePlace } from './tables/media-files.ts';
import { placeOf as sayPlace } from './tables/outbox-says.ts';
import { placeOf as rightsPlace } from './tables/rights-requests.ts';
import { resealTokens } from './tables/tokens.ts';

type Deps = Pick<Context, 'sql' | 'db' | 'cipher'>;

/** Rows held in memory at a time. */
const CHUNK = 500;

const findConversation = statement(
  { channel: 'text', address: 'text' },
  `SELECT c.channel, c.address, c.dialogue FROM {rows}
   JOIN conversation c ON c.channel = r.channel AND c.address = r.address`,
).returning<Contact & { readonly dialogue: Uint8Array }>();

const findMessage = statement(
  { id: 'int' },
  'SELECT o.id, o.key, o.say FROM {rows} JOIN outbox o ON o.id = r.id',
).returning<{ readonly id: number; readonly key: string; readonly say: Uint8Array }>();

const findEntry = statement({ id: 'text' }, 'SELECT e.* FROM {rows} JOIN entry e ON e.id = r.id').returning<
  Schema['entry']
>();

const setDialogue = statement(
  { channel: 'text', address: 'text', dialogue: 'blob' },
  `UPDATE conversation SET dialogue = r.dialogue FROM {rows}
   WHERE conversation.channel = r.channel AND conversation.address = r.address`,
);

const setSay = statement(
  { id: 'int', say: 'blob' },
  'UPDATE outbox SET say = r.say FROM {rows} WHERE outbox.id = r.id',
);

const findJob = statement(
  { id: 'text' },
  'SELECT j.id, j.args FROM {rows} JOIN job j ON j.id = r.id',
).returning<{ readonly id: string; readonly args: Uint8Array }>();

const setArgs = statement(
  { id: 'text', args: 'blob' },
  'UPDATE job SET args = r.args FROM {rows} WHERE job.id = r.id',
);

const setPerson = statement(
  {
    id: 'text',
    sealed: 'blob?',
    phone_digest: 'blob?',
    address_digest: 'blob?',
  },
  `UPDATE entry SET sealed = r.sealed, phone_digest = r.phone_digest, address_digest = r.address_digest
   FROM {rows} WHERE entry.id = r.id`,
);

const setIdentity = statement(
  { id: 'text', citizen_digest: 'blob' },
  'UPDATE person SET citizen_digest = r.citizen_digest FROM {rows} WHERE person.id = r.id',
);

const findFile = statement(
  { id: 'text' },
  'SELECT m.id, m.ref, m.name, m.about FROM {rows} JOIN media m ON m.id = r.id',
).returning<Pick<Schema['media'], 'id' | 'ref' | 'name' | 'about'>>();

const setFile = statement(
  { id: 'text', ref: 'blob?', name: 'blob?', about: 'blob?' },
  'UPDATE media SET ref = r.ref, name = r.name, about = r.about FROM {rows} WHERE media.id = r.id',
);

/**
 * Seals and digests everything with the current key. Invitations that are still open end with the old key: their codes
 * are not here.
 */
export async function resealAll(deps: Deps): Promise<void> {
  await resealDialogues(deps);
  await resealOutbox(deps);
  await resealEntries(deps);
  await resealRights(deps);
  await resealHelp(deps);
  await resealJobs(deps);
  await resealRosters(deps);
  await resealFiles(deps);
  await resealReporting(deps);
  await resealTokens(deps);
  await resealDeadLetters(deps);
  await resealFollowUps(deps);
  await resealIncidents(deps);
}

async function resealDialogues({ sql, db, cipher }: Deps): Promise<void> {
  const keys = db.selectFrom('conversation').select(['channel', 'address']);
  for (const chunk of chunksOf((await sql.run(keys.compile())).rows)) {
    const { rows } = await sql.each(findConversation, chunk);
    const reseal = (row: Contact & { readonly dialogue: Uint8Array }) =>
      cipher.seal(dialoguePlace(row), cipher.open(dialoguePlace(row), row.dialogue));
    await sql.each(
      setDialogue,
      rows.map((row) => ({ channel: row.channel, address: row.address, dialogue: reseal(row) })),
    );
  }
}

async function resealOutbox({ sql, db, cipher }: Deps): Promise<void> {
  const ids = await sql.run(db.selectFrom('outbox').select('id').compile());
  for (const chunk of chunksOf(ids.rows)) {
    const { rows } = await sql.each(findMessage, chunk);
    await sql.each(
      setSay,
      rows.map(({ id, key, say }) => ({
        id,
        say: cipher.seal(sayPlace(key), cipher.open(sayPlace(key), say)),
      })),
    );
  }
}

async function resealJobs({ sql, db, cipher }: Deps): Promise<void> {
  const ids = await sql.run(db.selectFrom('job').select('id').compile());
  for (const chunk of chunksOf(ids.rows)) {
    const { rows } = await sql.each(findJob, chunk);
    const reseal = (id: string, args: Uint8Array) =>
      cipher.seal(argsPlace(id), cipher.open(argsPlace(id), args));
    await sql.each(
      setArgs,
      rows.map(({ id, args }) => ({ id, args: reseal(id, args) })),
    );
  }
}

async function resealEntries({ sql, db, cipher }: Deps): Promise<void> {
  const ids = await sql.run(db.selectFrom('entry').select('id').compile());
  for (const chunk of chunksOf(ids.rows)) {
    const { rows } = await sql.each(findEntry, chunk);
    const opened = rows.map((row) => ({ row, fields: openPerson(cipher, row) }));
    const digested = opened.map(({ row, fields }) => ({ row, ...digestPerson(cipher, row.commune, fields) }));
    await sql.each(
      setPerson,
      opened.map(({ row: { id }, fields }, i) => ({
        id,
        sealed: sealPerson(cipher, id, fields).sealed,
        phone_digest: digested[i]?.phone_digest ?? null,
        address_digest: digested[i]?.address_digest ?? null,
      })),
    );
    await sql.each(
      setIdentity,
      digested.flatMap(({ row, citizen_digest }) =>
        citizen_digest ? [{ id: row.person, citizen_digest }] : [],
      ),
    );
  }
}

async function resealFiles({ sql, db, cipher }: Deps): Promise<void> {
  const ids = await sql.run(db.selectFrom('media').select('id').compile());
  for (const chunk of chunksOf(ids.rows)) {
    const { rows } = await sql.each(findFile, chunk);
    const reseal = (id: string, column: string, sealed: Uint8Array | null) =>
      sealed && cipher.seal(filePlace(id, column), cipher.open(filePlace(id, column), sealed));
    await sql.each(
      setFile,
      rows.map(({ id, ref, name, about }) => ({
        id,
        ref: reseal(id, 'ref', ref),
        name: reseal(id, 'name', name),
        about: reseal(id, 'about', about),
      })),
    );
  }
}

const setRights = statement(
  { id: 'text', note: 'blob?', answer: 'blob?' },
  'UPDATE rights_request SET note = r.note, answer = r.answer FROM {rows} WHERE rights_request.id = r.id',
);

async function resealRights({ sql, db, cipher }: Deps): Promise<void> {
  const all = await sql.run(db.selectFrom('rights_request').select(['id', 'note', 'answer']).compile());
  for (const chunk of chunksOf(all.rows)) {
    await sql.each(
      setRights,
      chunk.map(({ id, ...sealed }) => {
        const reseal = (column: 'note' | 'answer') => {
          const value = sealed[column];
          const place = rightsPlace(column, id);
          return value === null ? null : cipher.seal(place, cipher.open(place, value));
        };
        return { id, note: reseal('note'), answer: reseal('answer') };
      }),
    );
  }
}

const setHelp = statement(
  { id: 'text', problem: 'blob?', place: 'blob?', phone: 'blob?' },
  `UPDATE help_request SET problem = r.problem, place = r.place, phone = r.phone FROM {rows}
   WHERE help_request.id = r.id`,
);
const setHelpMessage = statement(
  { id: 'int', words: 'blob' },
  'UPDATE help_message SET words = r.words FROM {rows} WHERE help_message.id = r.id',
);

async function resealHelp({ sql, db, cipher }: Deps): Promise<void> {
  const requests = await sql.run(
    db.selectFrom('help_request').select(['id', 'problem', 'place', 'phone']).compile(),
  );
  for (const chunk of chunksOf(requests.rows)) {
    await sql.each(
      setHelp,
      chunk.map(({ id, ...sealed }) => {
        const reseal = (column: 'problem' | 'place' | 'phone') => {
          const value = sealed[column];
          const place = helpPlace(column, id);
          return value === null ? null : cipher.seal(place, cipher.open(place, value));
        };
        return { id, problem: reseal('problem'), place: reseal('place'), phone: reseal('phone') };
      }),
    );
  }
  const messages = await sql.run(
    db.selectFrom('help_message').select(['id', 'request', 'at', 'words']).compile(),
  );
  for (const chunk of chunksOf(messages.rows)) {
    await sql.each(
      setHelpMessage,
      chunk.map(({ id, words, ...of }) => {
        const place = messagePlace(of);
        return { id, words: cipher.seal(place, cipher.open(place, words)) };
      }),
    );
  }
}

function* chunksOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += CHUNK) yield items.slice(from, from + CHUNK);
}
