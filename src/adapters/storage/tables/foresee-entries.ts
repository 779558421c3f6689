import { foldName } from '../../../core/person/name-key.ts';
import type { Foreseen, PersonFields } from '../../../ports/store.ts';
import type { Place } from './correct-entry.ts';
import type { EntryContext } from './entry-context.ts';
import { digestPerson } from './entry-seal.ts';
import { findAnywhere, isInList } from './entry-statements.ts';
import { findMet, STRANGER } from './find-met.ts';

/** People looked up at a time. */
const CHUNK = 1_000;

/** What recording these people would find; writes nothing. */
export async function foreseeEntries(
  context: EntryContext,
  place: Place,
  people: readonly PersonFields[],
): Promise<readonly Foreseen[]> {
  const foreseen: Foreseen[] = [];
  for (let from = 0; from < people.length; from += CHUNK)
    foreseen.push(...(await foreseeSome(context, place, people.slice(from, from + CHUNK))));
  return foreseen;
}

async function foreseeSome(
  context: EntryContext,
  place: Place,
  people: readonly PersonFields[],
): Promise<readonly Foreseen[]> {
  const wanted = people.map((person, n) => {
    const digests = digestPerson(context.cipher, place.commune, person);
    const { citizen_digest } = digests;
    return { person, digests, asked: { n, ...place, citizen_digest, name_fold: foldName(person.name) } };
  });
  const met = await findMet(context, wanted);
  const found = wanted.map((_, n) => {
    const { known, row } = met.get(n) ?? STRANGER;
    return { known: known ?? (row?.identified === 1 ? row.person : undefined), row };
  });
  const persons = found.flatMap(({ known }) => (known === undefined ? [] : [known]));
  const { rows } = await context.sql.each(
    findAnywhere,
    [...new Set(persons)].map((person) => ({ commune: place.commune, person })),
  );
  const lists = Map.groupBy(rows.filter(isInList), ({ person }) => person);
  return found.map(({ known, row }) => {
    if (known === undefined && row === undefined) return NOWHERE;
    const others = (lists.get(known ?? '') ?? []).filter(
      ({ campaign, unit }) => campaign !== place.campaign || unit !== place.unit,
    );
    const here = others.filter(({ campaign }) => campaign === place.campaign);
    const elsewhere = others.filter(({ campaign }) => campaign !== place.campaign);
    return {
      inList: row !== undefined && row.withdrawn_at === null,
      alsoIn: here.map(({ unit }) => unit),
      campaigns: [...new Set(elsewhere.map(({ campaign }) => campaign))],
    };
  });
}

const NOWHERE: Foreseen = { inList: false, alsoIn: [], campaigns: [] };
