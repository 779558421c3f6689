import type { Unit } from '../../core/campaign/unit.ts';
import { type Flag, flagsOf } from '../../core/report/flags.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { OpenEntry, Tx } from '../../ports/store.ts';
import type { Plan } from '../planner.ts';

export interface Flagged {
  readonly rows: readonly OpenEntry[];
  readonly flags: ReadonlyMap<string, readonly Flag[]>;
}

/** Kinds of units that are places, so that an address can be inside or outside of them. */
const PLACES: ReadonlySet<string> = new Set(['thon', 'ap', 'to-dan-pho', 'khu-dan-cu']);

const namesOf = ({ name, aliases }: Unit): readonly string[] => [name, ...aliases];

/** A unit's rows with all fields, for judging only, and what is odd about them. */
export async function loadFlags(
  tx: Tx,
  { content, campaign }: Plan,
  unit: Unit,
  at: Instant,
): Promise<Flagged> {
  const rows = await tx.entries.opened(campaign.commune, campaign.id, unit.id);
  const others = content.units.filter(({ id, kind }) => id !== unit.id && PLACES.has(kind));
  const flags = flagsOf(rows, {
    year: Number(dayOf(at, campaign.timeZone).slice(0, 4)),
    timeZone: campaign.timeZone,
    others: PLACES.has(unit.kind) ? others.flatMap(namesOf) : [],
    own: namesOf(unit),
  });
  return { rows, flags };
}
