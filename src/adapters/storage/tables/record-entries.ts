import { foldName } from '../../../core/person/name-key.ts';
import type { Entry, Recorded } from '../../../ports/store.ts';
import type { EntryContext } from './entry-context.ts';
import { digestPerson } from './entry-seal.ts';
import { findElsewhere, isInList } from './entry-statements.ts';
import { type Asked, findMet, type Met, STRANGER, type Wanted } from './find-met.ts';
import { writeEntry } from './write-entry.ts';

/** Entries that are looked up and written together. */
const TOGETHER = 1_000;
/** As many go to the database at once. */
const MANY = 50;

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
    // What waits longer outlives the young generation, and is not soon cleared away.
    if (entries.length >= MANY) await context.flushEntries();
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
    person: entry.person,
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
  const [alone, others] = apart(waiting, met);
  const shared: { readonly wanted: Wanted; readonly person: string }[] = [];
  for (const wanted of alone) {
    const found = met.get(wanted.n) ?? STRANGER;
    const { result, person, isShared } = await writeEntry(context, wanted, found);
    recorded[wanted.n] = result;
    if (isShared) shared.push({ wanted, person });
  }
  await addElsewhere(context, shared, recorded);
  return others;
}

/**
 * Those who cannot be one person nor meet in one row, and the rest. Two with citizen IDs are told apart by these; where
 * one is without, by name and address or phone, as rows of the store are. Whoever gives a row another name stands in
 * line with all of that name.
 */
function apart(waiting: readonly Wanted[], met: ReadonlyMap<number, Met>): readonly [Wanted[], Wanted[]] {
  const seen = new Set<string>();
  const seenNameless = new Set<string>();
  const names = new Set<string>();
  const renamed = new Set<string>();
  const [first, rest]: [Wanted[], Wanted[]] = [[], []];
  // Where everybody has a citizen ID, nobody is met by an address or a phone.
  const isAnyNameless = waiting.some(({ digests }) => digests.citizen_digest === null);
  for (const wanted of waiting) {
    const found = met.get(wanted.n) ?? STRANGER;
    const sure = certainKeys(wanted, found);
    const likely = isAnyNameless ? likelyKeys(wanted) : [];
    const isNumbered = wanted.digests.citizen_digest !== null;
    const name = nameIn(wanted.asked);
    const isRenaming = found.row !== undefined && foldName(found.row.name) !== wanted.asked.name_fold;
    const meets =
      (isRenaming ? names : renamed).has(name) ||
      sure.some((key) => seen.has(key)) ||
      likely.some((key) => (isNumbered ? seenNameless : seen).has(key));
    (meets ? rest : first).push(wanted);
    for (const key of sure) seen.add(key);
    for (const key of likely) {
      seen.add(key);
      if (!isNumbered) seenNameless.add(key);
    }
    names.add(name);
    // What somebody who waits will find is not known yet: it may be a row of another name.
    if (isRenaming || meets) renamed.add(name);
  }
  return [first, rest];
}

/** The same person may be met by a number in one list and by a name in another. */
const certainKeys = (
  { digests: { citizen_digest } }: Wanted,
  { known, row, likely }: Met,
): readonly string[] => [
  // Made with a key of the commune: it says which.
  ...(citizen_digest === null ? [] : [citizen_digest.toHex()]),
  ...(known === undefined ? [] : [known]),
  ...(row === undefined ? likely : [row, ...likely]).flatMap(({ id, person }) => [id, person]),
];

const nameIn = ({ commune, campaign, unit, name_fold }: Asked): string =>
  `${commune} ${campaign} ${unit} ${name_fold}`;

const likelyKeys = ({ asked, digests: { phone_digest, address_digest } }: Wanted): readonly string[] =>
  [phone_digest, address_digest].flatMap((digest) =>
    digest === null ? [] : [`${nameIn(asked)} ${digest.toHex()}`],
  );

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
