import type { Choice, TextKey } from '../message/message.ts';

/**
 * Where the catalogue may keep other ways to say a choice, as "a|b|c": what everybody says for it (by its id), and
 * what is said for this label (under `words` beside `choice`). Neither has to be there.
 */
export const wordingKeys = ({ id, label }: Pick<Choice, 'id' | 'label'>): readonly TextKey[] => [
  `message.words.${id}`,
  ...(label.key.includes('.choice.') ? [label.key.replace('.choice.', '.words.')] : []),
];
