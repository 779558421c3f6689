import { toMenu } from '../../core/dialogue/ways.ts';
import { plain, type Say } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { listOf } from '../../core/report/list-of.ts';
import { metricOf } from '../../core/report/list-questions.ts';
import { isTaken, type JudgedRow } from '../../core/roster/judge.ts';
import { inParts } from '../../core/roster/judge-table.ts';
import { button } from '../../core/roster/say-roster.ts';
import { summarise } from '../../core/roster/summary.ts';
import type { Instant } from '../../core/time/instant.ts';
import { type Entry, type PersonFields, type Roster, StaleVersion, type Tx } from '../../ports/store.ts';
import { unitLines } from '../commands/total.ts';
import { ON_BEHALF } from '../focus.ts';
import { loadUnitFigures } from '../load-figures.ts';
import { type ListOfUnit, placeOf } from './draft-roster.ts';

interface By {
  readonly account: string;
  readonly at: Instant;
  /** Not one of the unit's own people. */
  readonly onBehalf: boolean;
}

/** What recording rows came to. Children are counted beside the list. */
export interface Came {
  readonly fresh: number;
  readonly again: number;
  readonly children: number;
}

/**
 * The good rows of a draft into the unit's list, in this transaction; the bad ones stay in the draft. Whoever says so a
 * second time finds nothing left to record.
 */
export function createRecordRoster(ids: () => string) {
  return async (tx: Tx, list: ListOfUnit, roster: Roster, by: By): Promise<readonly Say[]> => {
    const rows = await tx.rosters.rows(roster.id);
    const left = rows.filter(({ verdict }) => verdict === 'rejected');
    const state = left.length > 0 ? 'open' : 'recorded';
    // First of all, so that a second one waits for this and then finds it done.
    if (
      !(await tx.rosters.change(roster.id, roster.revision, { state, summary: summarise(left), at: by.at }))
    )
      throw new StaleVersion('somebody has recorded or changed this list meanwhile');
    await tx.rosters.clear(roster.id);
    for (const [n, part] of inParts(left).entries()) tx.rosters.putPart(roster.id, n, part);

    const came = await recordRows(tx, list, roster, rows.filter(isTaken), ids, by);
    tx.audit.add({
      at: by.at,
      actor: by.account,
      action: 'record-roster',
      subject: roster.id,
      detail: {
        rows: rows.length,
        ...toDetail(came),
        left: left.length,
        ...(by.onBehalf && { onBehalf: true }),
      },
    });
    return [await sayRecorded(tx, list, roster.id, { ...came, left }, by.at)];
  };
}

/** People into the list; children, of whom nothing may be kept, into the counts. */
export async function recordRows(
  tx: Tx,
  list: ListOfUnit,
  roster: Roster,
  taken: readonly JudgedRow[],
  ids: () => string,
  by: By,
): Promise<Came> {
  const toEntry = createToEntry(list, roster, by);
  const entries = taken.map((row) => ({ child: row.child, entry: toEntry(row, ids()) }));
  const listed = entries.filter(({ child }) => !child).map(({ entry }) => entry);
  const counted = entries.filter(({ child }) => child).map(({ entry }) => entry);
  const recorded = await tx.entries.recordAll(listed);
  const children = counted.length > 0 ? await tx.entries.countChildren(counted) : 0;
  const fresh = recorded.filter(({ outcome }) => outcome === 'new').length;
  return { fresh, again: recorded.length - fresh, children };
}

export const toDetail = ({ fresh, again, children }: Came) => ({
  new: fresh,
  again,
  ...(children > 0 && { children }),
});

/** What the row itself says counts before what holds for the whole list. */
function createToEntry(
  list: ListOfUnit,
  { common, from }: Roster,
  by: By,
): (row: JudgedRow, id: string) => Entry {
  const { campaign } = list.plan;
  const place = placeOf(list);
  const metrics = listOf(campaign, list.unit)?.metrics ?? [];
  const answered = (common['achieved']?.split(' ') ?? []).flatMap(
    (option) => metricOf(campaign, option) ?? [],
  );
  return (row, id) => {
    const result = row.result ?? common['result'];
    const group = row.case ?? common['case'];
    const said = row.achieved?.filter((metric) => metrics.includes(metric));
    return {
      id,
      ...place,
      person: row.person as PersonFields,
      achieved: result === 'no' ? [] : (said ?? (metrics.length === 1 ? metrics : answered)),
      details: {
        ...(result !== undefined && { result }),
        ...(group !== undefined && { case: group }),
        ...(by.onBehalf && ON_BEHALF),
        // Where it stood in what was sent: see sources in history.ts.
        source: `${from} ${row.number}`,
      },
      proof: 'unit-confirmed',
      ...(row.helper !== undefined && { helper: row.helper }),
      by: by.account,
      at: by.at,
    };
  };
}

/** What is recorded now, what is not, and what the plan still lacks. */
export async function sayRecorded(
  tx: Tx,
  { plan, unit }: ListOfUnit,
  id: string,
  { fresh, again, children, left }: Came & { readonly left: readonly JudgedRow[] },
  at: Instant,
): Promise<Say> {
  const figures = await loadUnitFigures(tx, plan, unit, at);
  const how = again === 0 ? 'fresh' : fresh === 0 ? 'again' : 'both';
  const count = { count: fresh + again, fresh, again, unit: plain(unit.name) };
  return say(
    [
      text(`roster.recorded.${how}`, count),
      ...(children > 0 ? [text('roster.recorded.children', { count: children })] : []),
      ...(left.length > 0
        ? [text('roster.recorded.left', { count: left.length, numbers: numbersOf(left) })]
        : []),
      ...unitLines(plan, unit, figures, at),
    ],
    [
      ...(left.length > 0 ? [button(id, 'open', text('roster.recorded.fix'))] : []),
      commandChoice('list', unit.id, text('menu.item.list')),
      commandChoice('submit', unit.id, text('menu.item.submit')),
      toMenu(),
    ],
  );
}

/** "3, 7, 12 …" */
const numbersOf = (rows: readonly JudgedRow[]): string =>
  rows
    .slice(0, 20)
    .map(({ number }) => number)
    .join(', ') + (rows.length > 20 ? ' …' : '');
