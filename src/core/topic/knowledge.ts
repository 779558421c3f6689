import type { Lexicon } from './lexicon.ts';
import type { Rule } from './rule.ts';
import type { Topic } from './topic.ts';

/** What free text is judged by: data/answers/, read and checked. */
export interface Knowledge {
  readonly lexicon: Lexicon;
  readonly rules: readonly Rule[];
  /** Questions as people write them, with what they are about. */
  readonly examples: readonly { readonly label: Topic | 'none'; readonly text: string }[];
}
