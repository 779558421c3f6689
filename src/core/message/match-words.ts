import { denialsIn } from './denies.ts';
import { type Option, toLabel } from './option.ts';
import { isSlip } from './slip.ts';
import { isFiller, isSameWord, stripFillers, toWords, type Word, type Words } from './word-list.ts';

/**
 * The ids of the options whose words were typed. `whole` compares whole labels only; `part` also their beginning, any
 * unmistakable part, and words with one slip. The closest kind of likeness that finds anything decides.
 */
export function matchWords(
  text: string,
  options: readonly Option[],
  how: 'whole' | 'part' = 'part',
): readonly string[] {
  const candidates = stripFillers(toWords(text)).filter(({ length }) => length > 0);
  const known = options.map(({ id, labels }) => ({
    id,
    labels: labels.map((label) => toLabel(label).words),
  }));
  for (const likeness of how === 'whole' ? likenesses.slice(0, 2) : likenesses) {
    for (const typed of candidates) {
      const found = known.filter(({ labels }) => labels.some((label) => likeness(typed, label)));
      if (found.length > 0) return [...new Set(found.map(({ id }) => id))];
    }
  }
  return [];
}

type Likeness = (typed: Words, label: Words) => boolean;

/** Also the marks agree: where only they tell labels apart ("Bản Mường", "Bản Mương"), they decide. */
const isExact: Likeness = (typed, label) =>
  typed.length === label.length && typed.every(({ marked }, index) => marked === label[index]?.marked);

const isWhole: Likeness = (typed, label) =>
  typed.length === label.length && typed.every((word, index) => isSameWord(word, label[index] ?? nothing));

const nothing: Word = { plain: '', marked: '' };

/** The last word may be cut short, to no fewer than three letters; half a number is another number. */
const isBeginning: Likeness = (typed, label) =>
  typed.length <= label.length &&
  typed.every((word, index) => {
    const whole = label[index] ?? nothing;
    return isSameWord(word, whole) || (index === typed.length - 1 && isCut(word, whole));
  });

const isCut = ({ plain }: Word, whole: Word): boolean =>
  /^\D{3,}$/.test(plain) && plain.length < whole.plain.length && whole.plain.startsWith(plain);

const isTold: Likeness = (typed, label) => !typed.every(isFiller) && isBeginning(typed, label);

/** "xong" is part of "Chưa xong", but does not mean it: a label that denies is matched only with its denial. */
const isPart: Likeness = (typed, label) =>
  typed.some(({ plain }) => plain.length > 2) &&
  denialsIn(typed) === denialsIn(label) &&
  // The first word tells of most places that it is not there.
  label.some(
    ({ plain }, from) => plain.startsWith(typed[0]?.plain ?? '') && isTold(typed, label.slice(from)),
  );

const isWholeWithSlip: Likeness = (typed, label) =>
  typed.length === label.length &&
  typed.every((word, index) => {
    const whole = label[index] ?? nothing;
    return isSameWord(word, whole) || isSlip(word.plain, whole.plain);
  });

const isPartWithSlip: Likeness = (typed, label) =>
  denialsIn(typed) === denialsIn(label) &&
  label.some(
    (_, from) =>
      from + typed.length <= label.length && isWholeWithSlip(typed, label.slice(from, from + typed.length)),
  );

const likenesses: readonly Likeness[] = [isExact, isWhole, isTold, isPart, isWholeWithSlip, isPartWithSlip];
