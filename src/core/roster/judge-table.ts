import { createJudgeRow, isListed, type JudgedRow } from './judge.ts';
import { createRepeats } from './judge-roster.ts';
import { packRows } from './packed-rows.ts';
import { createReadTable } from './read-table.ts';
import { type RosterRules, toReader } from './rules.ts';
import { type Summary, summarise } from './summary.ts';

/**
 * Rows that are kept, sealed and recorded together. Whoever writes to the bot waits for one such transaction; and what a
 * larger one holds would outlive the young generation, and be cleared away only when a hundred megabytes of it are there.
 */
export const PART = 100;
/** Rows that are looked up together and go to the database together while a file is read. */
const STRETCH = 5 * PART;

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

/** Reads and judges a table row by row; holds a stretch of it, and of the rows before what repetitions are found by. */
export function createJudgeTable(rules: RosterRules) {
  const { wanted, isPlace } = toReader(rules);
  const table = createReadTable(isPlace);
  const judgeRow = createJudgeRow(wanted);
  const repeats = createRepeats();
  let waiting: JudgedRow[] = [];
  return {
    /** A stretch when it is full. */
    take(row: Parameters<typeof table.read>[0]): JudgedStretch | undefined {
      const written = table.read(row);
      if (written === undefined) return undefined;
      waiting.push(repeats(judgeRow(written)));
      return waiting.length === STRETCH ? this.end() : undefined;
    },
    /** What is left. */
    end(): JudgedStretch | undefined {
      const rows = waiting;
      waiting = [];
      return rows.length === 0 ? undefined : toStretch(rows);
    },
    isHopeless: table.isHopeless,
    hasHeadings: table.hasHeadings,
  };
}

function toStretch(rows: readonly JudgedRow[]): JudgedStretch {
  const citizenIds: string[] = [];
  let byName = false;
  for (const row of rows) {
    if (!isListed(row)) continue;
    if (row.person.citizenId === undefined) byName = true;
    else citizenIds.push(row.person.citizenId);
  }
  return { parts: inParts(rows).map(packRows), found: { citizenIds, byName }, summary: summarise(rows) };
}

/** As drafts are kept. */
export const inParts = (rows: readonly JudgedRow[]): readonly (readonly JudgedRow[])[] =>
  Array.from({ length: Math.ceil(rows.length / PART) }, (_, n) => rows.slice(n * PART, (n + 1) * PART));
