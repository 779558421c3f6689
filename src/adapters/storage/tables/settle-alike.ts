import type { Instant } from '../../../core/time/instant.ts';
import type { AlikeSettled, AlikeVerdict } from '../../../ports/entry.ts';
import { statement } from '../sql.ts';
import type { EntryContext } from './entry-context.ts';
import { movePerson } from './identity.ts';

const decide = statement(
  {
    commune: 'text',
    campaign: 'text',
    one: 'text',
    other: 'text',
    verdict: 'text',
    actor: 'text',
    at: 'int',
  },
  `INSERT INTO alike_verdict (commune, campaign, one, other, verdict, actor, at) {values}
   ON CONFLICT (commune, campaign, one, other) DO UPDATE SET verdict = excluded.verdict, actor = excluded.actor,
     at = excluded.at`,
);

/**
 * What somebody has decided of rows that look alike, pair by pair. The same person: they are one from now on, unless two
 * citizen IDs say that one of them is wrong, which nobody can settle but by putting it right.
 */
export async function settleAlike(
  context: EntryContext,
  commune: string,
  campaign: string,
  ids: readonly string[],
  verdict: AlikeVerdict,
  by: string,
  at: Instant,
): Promise<AlikeSettled> {
  const { sql, db, flushEntries } = context;
  await context.lockCommune(commune);
  await flushEntries();
  const query = db
    .selectFrom('entry')
    .innerJoin('person as p', 'p.id', 'entry.person')
    .select(['entry.id', 'entry.person', 'p.citizen_digest'])
    .where('entry.commune', '=', commune)
    .where('entry.campaign', '=', campaign)
    .where('entry.id', 'in', [...ids])
    .where('entry.withdrawn_at', 'is', null)
    .orderBy('entry.id');
  const { rows } = await sql.run(query.compile());
  if (rows.length < 2) return 'gone';
  const identified = new Set(rows.filter((row) => row.citizen_digest !== null).map(({ person }) => person));
  if (verdict === 'same' && identified.size > 1) return 'two-ids';
  if (verdict === 'same' && (await meetInOneList(context, commune, campaign, rows))) return 'same-list';
  const pairs = rows.flatMap(({ id: one }, n) => rows.slice(n + 1).map(({ id: other }) => ({ one, other })));
  await sql.each(
    decide,
    pairs.map((pair) => ({ commune, campaign, ...pair, verdict, actor: by, at })),
  );
  if (verdict === 'same') {
    const to = [...identified][0] ?? rows[0]?.person ?? '';
    for (const row of rows) if (row.person !== to) await movePerson(context, row, to);
  }
  return 'settled';
}

/** A list has everybody once, so that one of two rows in it has to be withdrawn first. */
async function meetInOneList(
  { sql, db }: EntryContext,
  commune: string,
  campaign: string,
  rows: readonly { readonly person: string }[],
): Promise<boolean> {
  const query = db
    .selectFrom('entry')
    .select('unit')
    .where('commune', '=', commune)
    .where('campaign', '=', campaign)
    .where('person', 'in', [...new Set(rows.map(({ person }) => person))])
    .where('withdrawn_at', 'is', null);
  const units = (await sql.run(query.compile())).rows.map(({ unit }) => unit);
  return new Set(units).size < units.length;
}
