import type { Unit } from '../../core/campaign/unit.ts';
import { createJudgeRow, type JudgedRow } from '../../core/roster/judge.ts';
import { judgeRoster, withRepeats } from '../../core/roster/judge-roster.ts';
import { inParts } from '../../core/roster/judge-table.ts';
import type { Roster as Read } from '../../core/roster/read-text.ts';
import type { RosterReader } from '../../core/roster/rules.ts';
import { type Summary, summarise } from '../../core/roster/summary.ts';
import type { Written } from '../../core/roster/written.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Cipher } from '../../ports/cipher.ts';
import { type Roster, StaleVersion, type Tx } from '../../ports/store.ts';
import type { Plan } from '../planner.ts';
import { withKnown } from './judge-people.ts';

export interface ListOfUnit {
  readonly plan: Plan;
  readonly unit: Unit;
  readonly reader: RosterReader;
}

interface Deps {
  readonly cipher: Cipher;
  readonly ids: () => string;
}

export const placeOf = ({ plan, unit }: Pick<ListOfUnit, 'plan' | 'unit'>) => ({
  commune: plan.content.commune.id,
  campaign: plan.campaign.id,
  unit: unit.id,
});

/** Judges what was read and keeps it as a draft; the same list sent again is the draft that is there. */
export function createDraftRoster({ cipher, ids }: Deps) {
  return async (
    tx: Tx,
    list: ListOfUnit,
    read: Pick<Read, 'people' | 'claimed' | 'converted'>,
    { account, at, from }: { readonly account: string; readonly at: Instant; readonly from: Roster['from'] },
  ): Promise<Roster> => {
    const place = placeOf(list);
    const content = JSON.stringify(read.people.map(({ source: _, ...written }) => written));
    const digest = cipher.digest('roster', JSON.stringify([account, content]));
    const { id, isNew } = await tx.rosters.add({ id: ids(), ...place, account, from, digest, at });
    const roster = await rosterOf(tx, id);
    if (!isNew && roster.summary !== undefined) return roster;
    const rows = await withKnown(tx, place, judgeRoster(read.people, list.reader.wanted));
    const notes = {
      ...(read.claimed !== undefined && { claimed: read.claimed }),
      ...(read.converted && { converted: true }),
    };
    return putRows(tx, roster, rows, at, notes);
  };
}

/** Replaces all rows of a draft, and what is said of them. */
export async function putRows(
  tx: Tx,
  roster: Roster,
  rows: readonly JudgedRow[],
  at: Instant,
  notes: Partial<Summary> = {},
): Promise<Roster> {
  const { claimed, converted } = roster.summary ?? {};
  const kept = { ...(claimed !== undefined && { claimed }), ...(converted && { converted }) };
  const summary = { ...summarise(rows), ...kept, ...notes };
  if (!(await tx.rosters.change(roster.id, roster.revision, { summary, at })))
    throw new StaleVersion('somebody has changed this list meanwhile');
  await tx.rosters.clear(roster.id);
  for (const [n, part] of inParts(rows).entries()) tx.rosters.putPart(roster.id, n, part);
  return rosterOf(tx, roster.id);
}

/** Judges some rows anew, and all against each other. */
export async function rejudge(
  tx: Tx,
  list: ListOfUnit,
  rows: readonly JudgedRow[],
  changed: ReadonlyMap<number, Written>,
): Promise<readonly JudgedRow[]> {
  const judgeRow = createJudgeRow(list.reader.wanted);
  const anew = rows.map((row) => judgeRow(changed.get(row.number) ?? row.written));
  return withKnown(tx, placeOf(list), withRepeats(anew));
}

export async function rosterOf(tx: Tx, id: string): Promise<Roster> {
  const roster = await tx.rosters.find(id);
  if (roster === undefined) throw new Error(`there is no list ${id}`);
  return roster;
}
