import type { Instant } from '../../../core/time/instant.ts';
import { statement } from '../sql.ts';
import type { EntryContext } from './entry-context.ts';

/** What was reported of a row stays where it counts; nothing says any more whose it was. */
const blank = statement(
  { id: 'text', at: 'int' },
  `UPDATE entry SET name = '', name_fold = '', sealed = NULL, has_id = 0, has_year = 0, phone_digest = NULL,
     address_digest = NULL, helper = NULL, helper_digest = NULL, details = '{}', erased_at = r.at
   FROM {rows} WHERE entry.id = r.id AND entry.erased_at IS NULL`,
);

/** What a field was before it was corrected, too. That it was corrected, by whom and when, stays. */
const forgetDetails = statement(
  { subject: 'text' },
  'UPDATE history SET detail = NULL FROM {rows} WHERE history.subject = r.subject AND history.detail IS NOT NULL',
);

const leave = statement(
  { id: 'text', at: 'int' },
  `UPDATE entry SET withdrawn_at = r.at, changed_at = r.at FROM {rows}
   WHERE entry.id = r.id AND entry.withdrawn_at IS NULL`,
);

const uncount = statement(
  { id: 'text' },
  'UPDATE achievement SET live = 0 FROM {rows} WHERE achievement.entry = r.id',
);

const find = statement(
  { id: 'text' },
  'SELECT e.id, e.person FROM {rows} JOIN entry e ON e.id = r.id AND e.erased_at IS NULL',
).returning<{ id: string; person: string }>();

/** Whoever is in another list by name stays one person there. */
const unidentify = statement(
  { id: 'text' },
  `UPDATE person SET citizen_digest = NULL WHERE id IN (SELECT r.id FROM {rows})
   AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.person = person.id AND entry.erased_at IS NULL)`,
);

/** Returns the rows that held anything personal. */
export async function eraseEntries(
  { sql, buffer, flushEntries }: EntryContext,
  ids: readonly string[],
  counted: boolean,
  at: Instant,
): Promise<readonly string[]> {
  await flushEntries();
  await buffer.flush('history');
  const { rows } = await sql.each(
    find,
    ids.map((id) => ({ id })),
  );
  await sql.each(
    blank,
    rows.map(({ id }) => ({ id, at })),
  );
  await sql.each(
    forgetDetails,
    rows.map(({ id }) => ({ subject: `entry:${id}` })),
  );
  if (!counted) {
    await sql.each(
      leave,
      ids.map((id) => ({ id, at })),
    );
    await sql.each(
      uncount,
      ids.map((id) => ({ id })),
    );
  }
  await sql.each(
    unidentify,
    [...new Set(rows.map(({ person }) => person))].map((id) => ({ id })),
  );
  return rows.map(({ id }) => id);
}

const countLeft = statement(
  { id: 'text' },
  `SELECT e.id FROM {rows} JOIN entry e ON e.id = r.id
   AND NOT (e.name = '' AND e.sealed IS NULL AND e.phone_digest IS NULL AND e.address_digest IS NULL
     AND e.helper IS NULL AND e.helper_digest IS NULL
     AND NOT EXISTS (SELECT 1 FROM history h WHERE h.subject = 'entry:' || e.id AND h.detail IS NOT NULL))`,
).returning<{ id: string }>();

/** A look at the columns themselves, and not at what `eraseEntries` has written about them. */
export async function countPersonal(
  { sql, flushEntries }: EntryContext,
  ids: readonly string[],
): Promise<number> {
  await flushEntries();
  return (
    await sql.each(
      countLeft,
      ids.map((id) => ({ id })),
    )
  ).rows.length;
}
