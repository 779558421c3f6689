import { fold } from './fold.ts';
import type { Option } from './option.ts';
import { isSlip } from './slip.ts';
import { stripFillers, toWords } from './word-list.ts';

/**
 * The ids of the options whose words were typed. `whole` compares whole labels only; `part` also their beginning, any
 * unmistakable part, and words with one slip. The closest kind of likeness that finds anything decides.
 */
export function matchWords(
  text: string,
  options: readonly Option[],
  how: 'whole' | 'part' = 'part',
): readonly string[] {
  const candidates = stripFillers(toWords(text));
  for (const likeness of how === 'whole' ? likenesses.slice(0, 1) : likenesses) {
    for (const typed of candidates) {
      const found = options.filter(({ labels }) => labels.some((label) => likeness(typed, toWords(label))));
      const ids = [...new Set((found.length > 1 ? byMarks(text, found) : found).map(({ id }) => id))];
      if (ids.length > 0) return ids;
    }
  }
  return [];
}

type Words = readonly string[];
type Likeness = (typed: Words, label: Words) => boolean;

const sameWord = (typed: string, label: string | undefined): boolean => typed === label;

const isWhole: Likeness = (typed, label) =>
  typed.length > 0 &&
  typed.length === label.length &&
  typed.every((word, index) => sameWord(word, label[index]));

/** The last word may be cut short, to no fewer than three letters. */
const isBeginning: Likeness = (typed, label) =>
  typed.length > 0 &&
  typed.length <= label.length &&
  typed.every((word, index) => {
    const whole = label[index] ?? '';
    return word === whole || (index === typed.length - 1 && word.length >= 3 && whole.startsWith(word));
  });

/** "xong" is part of "Chưa xong", but does not mean it: a label that denies is matched only with its denial. */
const isPart: Likeness = (typed, label) =>
  typed.some((word) => word.length > 2) &&
  denialsIn(typed) === denialsIn(label) &&
  label.some((_, from) => isBeginning(typed, label.slice(from)));

const isWholeWithSlip: Likeness = (typed, label) =>
  typed.length === label.length &&
  typed.every((word, index) => word === label[index] || isSlip(word, label[index] ?? ''));

const isPartWithSlip: Likeness = (typed, label) =>
  denialsIn(typed) === denialsIn(label) &&
  label.some((_, from) => isWholeWithSlip(typed, label.slice(from, from + typed.length)));

const likenesses: readonly Likeness[] = [isWhole, isBeginning, isPart, isWholeWithSlip, isPartWithSlip];

const denials: ReadonlySet<string> = new Set(['khong', 'ko', 'chua', 'chang', 'not', 'no']);
const denialsIn = (words: Words): number => words.filter((word) => denials.has(word)).length;

/** Where only the marks tell labels apart ("Bà", "Ba"), the marks that were typed decide. */
function byMarks(text: string, options: readonly Option[]): readonly Option[] {
  const typed = text.normalize('NFC').toLowerCase();
  const marked = options.filter(({ labels }) =>
    labels.some(
      (label) => fold(label) === fold(text) && label.normalize('NFC').toLowerCase() === typed.trim(),
    ),
  );
  return marked.length > 0 ? marked : options;
}
