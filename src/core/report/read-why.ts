import { fold } from '../message/fold.ts';
import { wordsOf } from './question.ts';

/** The ways to ask why, each as words of their own, folded. */
export interface WhyWords {
  /** "vì sao", "visao": they ask for nothing else. */
  readonly asks: readonly string[];
  /** "sao": asks why where something is found too low, and much else besides. */
  readonly mayAsk: readonly string[];
  /** "sao rồi", "thì sao", "bản sao". */
  readonly asksElse: readonly string[];
  /** "thấp", "chưa đạt", "mới có": what a figure is found to be. */
  readonly judged: readonly string[];
  /** "không được nhắc", "chưa nộp": what the reminders tell about. */
  readonly unreminded: readonly string[];
  /** "lại", "thế", "vậy". */
  readonly particles: readonly string[];
  /** "thôn em", "số liệu", "của tôi": no name of anything, and still a figure. */
  readonly figures: readonly string[];
}

export interface Why {
  /** What it is asked of, folded; nothing is left of "sao ít thế". */
  readonly about: string;
  readonly of: 'figure' | 'reminders';
  /** A figure was judged or named, so that nothing else can be meant. */
  readonly isOfFigures: boolean;
  /** Asked in words that ask for nothing else. */
  readonly isSure: boolean;
}

/** "sao thôn 3 thấp thế", "visao", "thôn 3 vì sao chưa nộp"; undefined for whoever does not ask why. */
export function readWhy(typed: string, words: WhyWords): Why | undefined {
  const said = ` ${wordsOf(fold(typed)).join(' ')} `;
  const isSure = words.asks.some((one) => said.includes(` ${one} `));
  const isElse = words.asksElse.some((one) => said.includes(` ${one} `));
  if (!isSure && (isElse || !words.mayAsk.some((one) => said.includes(` ${one} `)))) return undefined;
  const asked = without(said, [...words.asks, ...words.mayAsk]);
  const filed = without(asked, words.unreminded);
  const judged = without(filed, words.judged);
  const named = without(judged, words.figures);
  return {
    about: without(named, words.particles).trim(),
    of: filed === asked ? 'figure' : 'reminders',
    isOfFigures: named !== asked,
    isSure,
  };
}

/** Longer phrases first, so that "thấp" does not take apart "thấp nhất". */
function without(said: string, phrases: readonly string[]): string {
  let left = said;
  for (const one of phrases.toSorted((a, b) => b.length - a.length)) left = left.replaceAll(` ${one} `, ' ');
  return left;
}
