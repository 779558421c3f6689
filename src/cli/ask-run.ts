import { parseArgs } from 'node:util';
import { formatProblem } from '../adapters/content/problem.ts';
import { loadTopics } from '../adapters/content/topics.ts';
import { loadWords } from '../adapters/locale/load-words.ts';
import { createTopicFinder } from '../adapters/search/topic-finder.ts';
import type { Language } from '../core/message/message.ts';
import { answerTo } from '../core/topic/answer.ts';

/** What the command stands on; where its lines go is up to the caller. */
export interface AskCli {
  readonly dataDir: string;
  readonly localesDir: string;
  /** Everything that was piped in. */
  input(): string;
  out(text: string): void;
  err(text: string): void;
}

const USAGE = `npm run ask -- "<text>" [--json] [--english]
npm run ask -- [--json] [--english] < questions.txt     one question a line`;

/** Returns the exit code: 1 when the command or the content is wrong. */
export function runAsk(args: readonly string[], cli: AskCli): number {
  const parsed = parse(args);
  if (typeof parsed === 'string') {
    cli.err(`${parsed}\n${USAGE}`);
    return 1;
  }
  const { values, positionals } = parsed;
  const words = loadWords(cli.localesDir);
  const { knowledge, problems } = loadTopics(cli.dataDir, words, new Set());
  if (knowledge === undefined) {
    for (const problem of problems) cli.err(formatProblem(problem));
    return 1;
  }

  const finder = createTopicFinder(knowledge);
  const language: Language = values.english ? 'en' : 'vi';
  const questions = positionals.length > 0 ? [positionals.join(' ')] : cli.input().split('\n').filter(isSaid);
  for (const question of questions) {
    const found = finder.find(question);
    const answer = found.topic === 'none' ? { key: 'topic.off-topic' } : answerTo(found.topic);
    cli.out(values.json ? JSON.stringify(found) : words.say(language, answer));
  }
  return 0;
}

const isSaid = (line: string): boolean => line.trim() !== '';

function parse(args: readonly string[]) {
  try {
    const options = { json: { type: 'boolean' }, english: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
