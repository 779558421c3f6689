import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadGuides } from '../adapters/content/guides.ts';
import { loadCalendar } from '../adapters/content/load-calendar.ts';
import { loadCommunes } from '../adapters/content/load-communes.ts';
import { formatProblem, inReadingOrder, type Problem } from '../adapters/content/problem.ts';
import { loadTopics } from '../adapters/content/topics.ts';
import { loadWords } from '../adapters/locale/load-words.ts';
import type { Words } from '../ports/words.ts';
import type { PlanCli } from './plan-cli.ts';

/** What every checker is given. */
interface Content {
  readonly dataDir: string;
  /** Where what the folder lacks (the holidays) is taken from. */
  readonly shipped: string;
  /** Undefined when the catalogue itself cannot be read; then nothing is held against it. */
  readonly words: Words | undefined;
}

/** A kind of content that can be read and judged as a whole. A new kind adds a line. */
type Checker = (content: Content) => readonly Problem[];

const CHECKERS: readonly Checker[] = [checkCalendar, checkCommunes, checkGuides, checkTopics];

/** Prints every mistake at once; only errors make it fail. */
export function checkPlans(dataDir: string, { dataDir: shipped, localesDir, out }: PlanCli): number {
  const { words, problems: broken } = readWords(localesDir);
  const problems = CHECKERS.flatMap((checker) => checker({ dataDir, shipped, words }));
  const all = inReadingOrder([...broken, ...problems]);
  for (const problem of all) out(formatProblem(problem));
  const errors = all.filter(({ severity }) => severity === 'error').length;
  out(`${count(errors, 'error')}, ${count(all.length - errors, 'warning')}`);
  return errors === 0 ? 0 : 1;
}

function checkCalendar({ dataDir }: Content): readonly Problem[] {
  return loadCalendar(dataDir).problems;
}

function checkCommunes({ dataDir, shipped, words }: Content): readonly Problem[] {
  const own = loadCalendar(dataDir);
  const { calendar } = own.years.length > 0 ? own : loadCalendar(shipped);
  return loadCommunes(dataDir, { calendar, has: words?.has }).problems;
}

function checkGuides({ dataDir, words }: Content): readonly Problem[] {
  return words === undefined ? [] : loadGuides(dataDir, words).problems;
}

/** Answers to free text come with the product; a folder without them is a commune's own. */
function checkTopics({ dataDir, words }: Content): readonly Problem[] {
  if (words === undefined || !existsSync(join(dataDir, 'answers'))) return [];
  return loadTopics(dataDir, words, new Set(loadGuides(dataDir, words).guides.keys())).problems;
}

function readWords(localesDir: string): {
  readonly words?: Words;
  readonly problems: readonly Problem[];
} {
  try {
    return { words: loadWords(localesDir), problems: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problems: [{ file: localesDir, line: 1, column: 1, severity: 'error', message }] };
  }
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
