import type { Instant } from '../../../core/time/instant.ts';
import { statement } from '../sql.ts';
import type { EntryContext } from './entry-context.ts';
import { achieve } from './entry-statements.ts';

const note = statement(
  { seq: 'int', entry: 'text', unit: 'text', gave: 'text?' },
  'INSERT INTO carried (seq, entry, unit, gave) {values}',
);

/** What a row that was there twice has given to the one that stays, so that it can be given back. */
interface Gave {
  readonly to: string;
  /** What the row itself had achieved. */
  readonly metrics: readonly string[];
  /** Proofs of the row that stays, as they were; null where it had not achieved that. */
  readonly before: readonly { readonly metric: string; readonly proof: number | null }[];
}

/**
 * Moves the lists of some units into that of another, in every campaign. Whoever is in both is once in the new one,
 * with what either had achieved. `seq` is the change that wants it. Returns how many rows moved.
 */
export async function carryList(
  context: EntryContext,
  seq: number,
  commune: string,
  units: readonly string[],
  to: string,
  at: Instant,
): Promise<number> {
  const { db, sql, flushEntries, lockCommune } = context;
  await lockCommune(commune);
  await flushEntries();
  const find = db
    .selectFrom('entry')
    .select(['id', 'campaign', 'unit', 'person', 'withdrawn_at'])
    .where('commune', '=', commune)
    .where('unit', 'in', [...units, to])
    .orderBy('at')
    .orderBy('id');
  const { rows } = await sql.run(find.compile());
  const there = new Map(
    rows
      .filter(({ unit, withdrawn_at }) => unit === to && withdrawn_at === null)
      .map((row) => [nameOf(row), row.id]),
  );
  const coming = rows.filter(({ unit }) => unit !== to);
  const moved: string[] = [];
  for (const row of coming) {
    const twin = row.withdrawn_at === null ? there.get(nameOf(row)) : undefined;
    const gave = twin === undefined ? null : JSON.stringify(await give(context, row, twin, to, at));
    if (twin === undefined) {
      moved.push(row.id);
      if (row.withdrawn_at === null) there.set(nameOf(row), row.id);
    }
    await sql.each(note, [{ seq, entry: row.id, unit: row.unit, gave }]);
  }
  await moveRows(context, moved, to);
  return coming.length;
}

/** The same back again: each row to the unit it came from. */
export async function carryListBack(context: EntryContext, seq: number, commune: string): Promise<void> {
  const { db, sql, flushEntries, lockCommune } = context;
  await lockCommune(commune);
  await flushEntries();
  const { rows } = await sql.run(db.selectFrom('carried').selectAll().where('seq', '=', seq).compile());
  for (const [unit, theirs] of Map.groupBy(rows, ({ unit }) => unit)) {
    await moveRows(
      context,
      theirs.filter(({ gave }) => gave === null).map(({ entry }) => entry),
      unit,
    );
  }
  for (const { entry, gave } of rows)
    if (gave !== null) await takeBack(context, entry, JSON.parse(gave) as Gave);
  await sql.run(db.deleteFrom('carried').where('seq', '=', seq).compile());
}

const nameOf = ({ campaign, person }: { readonly campaign: string; readonly person: string }): string =>
  JSON.stringify([campaign, person]);

/** As many as PostgreSQL and SQLite both take as parameters without a murmur. */
const CHUNK = 500;

async function moveRows({ db, sql }: EntryContext, ids: readonly string[], unit: string): Promise<void> {
  for (let n = 0; n < ids.length; n += CHUNK) {
    const some = ids.slice(n, n + CHUNK);
    await sql.run(db.updateTable('entry').set({ unit }).where('id', 'in', some).compile());
    await sql.run(db.updateTable('achievement').set({ unit }).where('entry', 'in', some).compile());
  }
}

async function give(
  { db, sql }: EntryContext,
  row: { readonly id: string; readonly campaign: string; readonly person: string },
  twin: string,
  unit: string,
  at: Instant,
): Promise<Gave> {
  const both = db
    .selectFrom('achievement')
    .select(['entry', 'metric', 'proof', 'commune', 'at'])
    .where('entry', 'in', [row.id, twin])
    .where('live', '=', 1);
  const { rows } = await sql.run(both.compile());
  const own = rows.filter(({ entry }) => entry === row.id);
  const had = new Map(rows.filter(({ entry }) => entry === twin).map(({ metric, proof }) => [metric, proof]));
  for (const { metric, proof, commune, at: since } of own) {
    const place = { commune, campaign: row.campaign, unit, person: row.person };
    await sql.each(achieve, [{ entry: twin, metric, proof, at: since, ...place }]);
  }
  await sql.run(
    db.updateTable('entry').set({ withdrawn_at: at, changed_at: at }).where('id', '=', row.id).compile(),
  );
  await sql.run(db.updateTable('achievement').set({ live: 0 }).where('entry', '=', row.id).compile());
  return {
    to: twin,
    metrics: own.map(({ metric }) => metric),
    before: own.map(({ metric }) => ({ metric, proof: had.get(metric) ?? null })),
  };
}

async function takeBack(
  { db, sql }: EntryContext,
  entry: string,
  { to, metrics, before }: Gave,
): Promise<void> {
  await sql.run(db.updateTable('entry').set({ withdrawn_at: null }).where('id', '=', entry).compile());
  for (const metric of metrics) {
    const own = db.updateTable('achievement').set({ live: 1 }).where('entry', '=', entry);
    await sql.run(own.where('metric', '=', metric).compile());
  }
  for (const { metric, proof } of before) {
    const theirs = db.updateTable('achievement').set(proof === null ? { live: 0 } : { proof });
    await sql.run(theirs.where('entry', '=', to).where('metric', '=', metric).compile());
  }
}
