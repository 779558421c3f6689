import { toWords, type Words } from './word-list.ts';

/** A wording that was cut into words beforehand, which is what costs time. */
export interface Label {
  readonly text: string;
  readonly words: Words;
}

/** One of the answers a person can give. */
export interface Option {
  readonly id: string;
  /** The words on the button first; other wordings of the same answer may follow. */
  readonly labels: readonly (string | Label)[];
}

export const toLabel = (label: string | Label): Label =>
  typeof label === 'string' ? { text: label, words: toWords(label) } : label;
