import { createJudgeRow, isListed, type JudgedRow } from './judge.ts';
import { createRepeats } from './judge-roster.ts';
import { packRows } from './packed-rows.ts';
import { createReadTable } from './read-table.ts';
import { type RosterRules, toReader } from './rules.ts';
import { joinSummaries, type Summary, summarise } from './summary.ts';

/**
 * Rows that are kept, sealed and recorded together. Whoever writes to the bot waits for one such transaction; and what a
 * larger one holds would outlive the young generation, and be cleared away only when a hundred megabytes of it are there.
 */
export const PART = 100;
/** Parts whose people are looked up together, and that go to the database together while a file is read. */
const STRETCH = 20;

/** A stretch of a list, judged by everything but what the store knows. */
export interface JudgedStretch {
  /** As drafts keep them, in parts: nobody has to read them who only passes them on. */
  readonly parts: readonly string[];
  readonly found: FoundBy;
  readonly summary: Summary;
}

/** What tells whether the store can know any of those who can be recorded. */
export interface FoundBy {
  readonly citizenIds: readonly string[];
  /** Somebody has none, and could be found by their name. */
  readonly byName: boolean;
}

/** Reads and judges a table row by row; holds a part of it, and of the rows before what repetitions are found by. */
export function createJudgeTable(rules: RosterRules) {
  const { wanted, isPlace } = toReader(rules);
  const table = createReadTable(isPlace);
  const judgeRow = createJudgeRow(wanted);
  const repeats = createRepeats();
  let waiting: JudgedRow[] = [];
  let stretch = beginStretch();
  /** As soon as it is full: what is short-lived costs nothing to clear away. */
  const closePart = (): void => {
    if (waiting.length === 0) return;
    stretch = addPart(stretch, waiting);
    waiting = [];
  };
  return {
    /** A stretch when it is full. */
    take(row: Parameters<typeof table.read>[0]): JudgedStretch | undefined {
      const written = table.read(row);
      if (written === undefined) return undefined;
      if (waiting.push(repeats(judgeRow(written))) < PART) return undefined;
      closePart();
      return stretch.parts.length === STRETCH ? this.end() : undefined;
    },
    /** What is left. */
    end(): JudgedStretch | undefined {
      closePart();
      const full = stretch;
      stretch = beginStretch();
      return full.parts.length === 0 ? undefined : full;
    },
    isHopeless: table.isHopeless,
    hasHeadings: table.hasHeadings,
  };
}

const beginStretch = (): JudgedStretch => ({
  parts: [],
  found: { citizenIds: [], byName: false },
  summary: summarise([]),
});

function addPart({ parts, found, summary }: JudgedStretch, rows: readonly JudgedRow[]): JudgedStretch {
  const listed = rows.filter(isListed);
  const citizenIds = listed.flatMap(({ person: { citizenId } }) => citizenId ?? []);
  return {
    parts: [...parts, packRows(rows)],
    found: {
      citizenIds: [...found.citizenIds, ...citizenIds],
      byName: found.byName || citizenIds.length < listed.length,
    },
    summary: joinSummaries(summary, summarise(rows)),
  };
}

/** As drafts are kept. */
export const inParts = (rows: readonly JudgedRow[]): readonly (readonly JudgedRow[])[] =>
  Array.from({ length: Math.ceil(rows.length / PART) }, (_, n) => rows.slice(n * PART, (n + 1) * PART));
