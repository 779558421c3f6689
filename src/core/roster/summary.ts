import type { JudgedRow, Verdict } from './judge.ts';

/** What the rows of a list come to. */
export interface Summary {
  readonly rows: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Of those that can be recorded: in this list already, and in lists of other units. */
  readonly inList: number;
  readonly elsewhere: number;
  /** The first rows that need somebody's eyes: rejected ones, then doubtful ones, then repeated ones. */
  readonly shown: readonly JudgedRow[];
  /** Questions that rows leave open and the whole list can answer: "achieved", "result", "case". */
  readonly open: readonly string[];
  /** People who got the village as their address. */
  readonly atHome: number;
  /** Children, who are counted and not listed. Absent in drafts of before it was told. */
  readonly children?: number;
  /** How many people the writer says there are. */
  readonly claimed?: number;
  /** It was in an old encoding, and was read. */
  readonly converted?: boolean;
}

/** More are told in the file that is sent back, or with the next list. */
export const MOST_SHOWN = 12;

const ORDER: readonly Verdict[] = ['rejected', 'warned', 'repeated'];

/** Gathers a summary row by row, so that nobody holds a large list. */
export function createSummary() {
  const counts: Record<Verdict, number> = { accepted: 0, warned: 0, rejected: 0, repeated: 0 };
  const first: Record<Verdict, JudgedRow[]> = { accepted: [], warned: [], rejected: [], repeated: [] };
  const open = new Set<string>();
  let inList = 0;
  let elsewhere = 0;
  let atHome = 0;
  let children = 0;
  return {
    add(row: JudgedRow): void {
      counts[row.verdict] += 1;
      if (first[row.verdict].length < MOST_SHOWN) first[row.verdict].push(row);
      if (row.verdict === 'rejected' || row.verdict === 'repeated') return;
      if (row.inList) inList += 1;
      if (row.alsoIn) elsewhere += 1;
      if (row.atHome) atHome += 1;
      if (row.child) children += 1;
      for (const question of row.open ?? []) open.add(question);
    },
    done: (): Summary => ({
      rows: ORDER.reduce((sum, verdict) => sum + counts[verdict], counts.accepted),
      counts,
      inList,
      elsewhere,
      shown: ORDER.flatMap((verdict) => first[verdict]).slice(0, MOST_SHOWN),
      open: [...open],
      atHome,
      ...(children > 0 && { children }),
    }),
  };
}

export function summarise(rows: readonly JudgedRow[]): Summary {
  const summary = createSummary();
  for (const row of rows) summary.add(row);
  return summary.done();
}

/** Rows that go into the list when the person says yes. */
export const takenRows = ({ counts }: Summary): number => counts.accepted + counts.warned;
