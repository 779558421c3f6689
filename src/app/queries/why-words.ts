import { fold } from '../../core/message/fold.ts';
import { splitWords } from '../../core/message/words.ts';
import { wordsOf } from '../../core/report/question.ts';
import type { WhyWords } from '../../core/report/read-why.ts';

/** The ways to ask why, out of the catalogues of all languages. */
export function createWhyWords(said: (key: string) => string): WhyWords {
  const list = (name: string): readonly string[] =>
    splitWords(said(`ask.why.${name}`)).map((words) => wordsOf(fold(words)).join(' '));
  return {
    asks: list('asks'),
    mayAsk: list('may-ask'),
    asksElse: list('asks-else'),
    judged: list('judged'),
    unreminded: list('unreminded'),
    particles: list('particles'),
    figures: list('figures'),
  };
}
