import { isTaken, type JudgedRow, type Verdict } from './judge.ts';

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

export function summarise(rows: readonly JudgedRow[]): Summary {
  const counts: Record<Verdict, number> = { accepted: 0, warned: 0, rejected: 0, repeated: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  const taken = rows.filter(isTaken);
  return {
    rows: rows.length,
    counts,
    inList: taken.filter(({ inList }) => inList).length,
    elsewhere: taken.filter(({ alsoIn }) => alsoIn !== undefined).length,
    shown: inOrder(rows),
    open: [...new Set(taken.flatMap(({ open = [] }) => open))],
    atHome: taken.filter(({ atHome }) => atHome).length,
    ...childrenOf(taken.filter(({ child }) => child).length),
  };
}

const childrenOf = (children: number): Pick<Summary, 'children'> => (children > 0 ? { children } : {});

/** Of two parts of a list, one after the other, so that nobody holds a large one. */
export const joinSummaries = (one: Summary, other: Summary): Summary => ({
  rows: one.rows + other.rows,
  counts: {
    accepted: one.counts.accepted + other.counts.accepted,
    warned: one.counts.warned + other.counts.warned,
    rejected: one.counts.rejected + other.counts.rejected,
    repeated: one.counts.repeated + other.counts.repeated,
  },
  inList: one.inList + other.inList,
  elsewhere: one.elsewhere + other.elsewhere,
  shown: inOrder([...one.shown, ...other.shown]),
  open: [...new Set([...one.open, ...other.open])],
  atHome: one.atHome + other.atHome,
  ...childrenOf((one.children ?? 0) + (other.children ?? 0)),
});

const inOrder = (rows: readonly JudgedRow[]): readonly JudgedRow[] =>
  ORDER.flatMap((one) => rows.filter(({ verdict }) => verdict === one)).slice(0, MOST_SHOWN);

/** Rows that go into the list when the person says yes. */
export const takenRows = ({ counts }: Summary): number => counts.accepted + counts.warned;
