import { foldName } from '../../../core/person/name-key.ts';
import type { Entry, Recorded } from '../../../ports/store.ts';
import type { EntryContext } from './entry-context.ts';
import { digestPerson } from './entry-seal.ts';
import { findElsewhere, isInList } from './entry-statements.ts';
import { findMet, keysOf, type Wanted } from './find-met.ts';
import { writeEntry } from './write-entry.ts';

/** Entries that are looked up and written together. */
const TOGETHER = 1_000;

/**
 * People into lists, or what is new about them into the rows that are there: the same as one after the other, at a few
 * statements for all. Those who could be one person, or meet in one row, are taken in turns.
 */
export async function recordEntries(
  context: EntryContext,
  entries: readonly Entry[],
): Promise<readonly Recorded[]> {
  const recorded: Recorded[] = new Array(entries.length);
  for (let from = 0; from < entries.length; from += TOGETHER) {
    let waiting = entries.slice(from, from + TOGETHER).map((entry, n) => toWanted(context, entry, from + n));
    while (waiting.length > 0) waiting = await recordSome(context, waiting, recorded);
    if (entries.length > TOGETHER) await context.flushEntries();
  }
  return recorded;
}

function toWanted({ cipher }: EntryContext, entry: Entry, n: number): Wanted {
  const { commune, campaign, unit } = entry;
  const digests = digestPerson(cipher, commune, entry.person);
  const name_fold = foldName(entry.person.name);
  return {
    n,
    entry,
    digests,
    asked: { n, commune, campaign, unit, citizen_digest: digests.citizen_digest, name_fold },
  };
}

/** Records those that have nothing to do with each other; gives back the others, in their order. */
async function recordSome(
  context: EntryContext,
  waiting: readonly Wanted[],
  recorded: Recorded[],
): Promise<Wanted[]> {
  const met = await findMet(context, waiting);
  // The same person may be met by a number in one list and by a name in another.
  const [alone, others] = apart(waiting, ({ n, asked }) => {
    const { known, rows = [] } = met.get(n) ?? {};
    const people = [
      ...(known === undefined ? [] : [known]),
      ...rows.flatMap(({ id, person }) => [id, person]),
    ];
    return [...keysOf(asked), ...people];
  });
  const shared: { readonly wanted: Wanted; readonly person: string }[] = [];
  for (const wanted of alone) {
    const found = met.get(wanted.n) ?? { known: undefined, rows: [] };
    const { result, person, isShared } = await writeEntry(context, wanted, found);
    recorded[wanted.n] = result;
    if (isShared) shared.push({ wanted, person });
  }
  await addElsewhere(context, shared, recorded);
  return others;
}

/** The first of those that share a key, and the rest. */
function apart(
  waiting: readonly Wanted[],
  keysOfOne: (wanted: Wanted) => readonly string[],
): readonly [Wanted[], Wanted[]] {
  const seen = new Set<string>();
  const [first, rest]: [Wanted[], Wanted[]] = [[], []];
  for (const wanted of waiting) {
    const keys = keysOfOne(wanted);
    (keys.some((key) => seen.has(key)) ? rest : first).push(wanted);
    for (const key of keys) seen.add(key);
  }
  return [first, rest];
}

async function addElsewhere(
  { sql }: EntryContext,
  shared: readonly { readonly wanted: Wanted; readonly person: string }[],
  recorded: Recorded[],
): Promise<void> {
  if (shared.length === 0) return;
  const { rows } = await sql.each(
    findElsewhere,
    shared.map(({ wanted: { entry }, person }) => ({
      commune: entry.commune,
      campaign: entry.campaign,
      unit: entry.unit,
      person,
    })),
  );
  const lists = Map.groupBy(rows.filter(isInList), ({ person }) => person);
  for (const { wanted, person } of shared) {
    const alsoIn = (lists.get(person) ?? [])
      .map(({ unit }) => unit)
      .filter((unit) => unit !== wanted.entry.unit);
    recorded[wanted.n] = { ...(recorded[wanted.n] as Recorded), alsoIn };
  }
}
