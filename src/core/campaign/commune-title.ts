import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import type { Commune } from './commune.ts';

/** "xã Nghĩa Trung": the kind in the language of the sentence, the name as it is. */
export const communeTitle = ({ kind, name }: Pick<Commune, 'kind' | 'name'>): Text =>
  text(`menu.place.${kind}`, { name });
