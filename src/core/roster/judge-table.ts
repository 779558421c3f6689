import { createJudgeRow, isListed, type JudgedRow, type Person } from './judge.ts';
import { createRepeats } from './judge-roster.ts';
import { createReadTable } from './read-table.ts';
import { type RosterRules, toReader } from './rules.ts';
import { type Summary, summarise } from './summary.ts';

/** Rows that are kept, sealed and recorded together. */
export const PART = 500;

/** A part of a list, judged by everything but what the store knows. */
export interface JudgedPart {
  /** JudgedRow[] as JSON, as drafts keep them: nobody has to read it who only passes it on. */
  readonly rows: string;
  /** Of those who can be recorded, in their order, what they are found by. */
  readonly people: readonly Pick<Person, 'name' | 'citizenId' | 'phone' | 'address'>[];
  readonly summary: Summary;
}

/** Reads and judges a table row by row; holds a part of it, and of the rows before what repetitions are found by. */
export function createJudgeTable(rules: RosterRules) {
  const { wanted, isPlace } = toReader(rules);
  const table = createReadTable(isPlace);
  const judgeRow = createJudgeRow(wanted);
  const repeats = createRepeats();
  let waiting: JudgedRow[] = [];
  return {
    /** A part when it is full. */
    take(row: Parameters<typeof table.read>[0]): JudgedPart | undefined {
      const written = table.read(row);
      if (written === undefined) return undefined;
      waiting.push(repeats(judgeRow(written)));
      return waiting.length === PART ? this.end() : undefined;
    },
    /** What is left. */
    end(): JudgedPart | undefined {
      const rows = waiting;
      waiting = [];
      return rows.length === 0 ? undefined : toPart(rows);
    },
    isHopeless: table.isHopeless,
    hasHeadings: table.hasHeadings,
  };
}

const toPart = (rows: readonly JudgedRow[]): JudgedPart => ({
  rows: JSON.stringify(rows),
  people: rows.filter(isListed).map(({ person: { name = '', citizenId, phone, address } }) => ({
    name,
    ...(citizenId !== undefined && { citizenId }),
    ...(phone !== undefined && { phone }),
    ...(address !== undefined && { address }),
  })),
  summary: summarise(rows),
});
