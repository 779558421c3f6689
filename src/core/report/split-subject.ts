import { fold } from '../message/fold.ts';
import { type MetricWords, readCounts } from './read-counts.ts';

/** "thôn 3 bhyt 12": what stands before the first thing of the vocabulary is a unit's name; `rest` begins with the thing. */
export function splitSubject(
  args: string,
  vocabulary: readonly MetricWords[],
): { readonly unitWords: string; readonly rest: string } {
  const words = args.split(/\s+/).filter((word) => word !== '');
  for (let from = 0; from < words.length; from++) {
    const rest = words.slice(from).join(' ');
    const head = fold(rest);
    const begins = (way: string): boolean =>
      head === way || [' ', ':', '='].some((sign) => head.startsWith(`${way}${sign}`));
    const isNumberFirst = from === 0 && /^\d+\s+\D/.test(rest) && readCounts(rest, vocabulary) !== undefined;
    if (isNumberFirst || vocabulary.some(({ words: ways }) => ways.some(begins)))
      return { unitWords: words.slice(0, from).join(' '), rest };
  }
  return { unitWords: words.join(' '), rest: '' };
}
