import { plain, type Text } from '../message/message.ts';
import type { NameStep } from './say-guides.ts';

/** Characters; enough to know a step again by, and no more than two lines of a phone. */
const LONGEST = 70;

/** The first sentence of a step, cut at a word where it is long. */
export const createNameStep =
  (say: (text: Text) => string): NameStep =>
  (guide, step) => {
    const [first = ''] = say({ key: `guides.${guide}.${step}` }).split(/(?<=[.!?])\s|\n/);
    const whole = first.replace(/\.$/, '');
    return plain(whole.length <= LONGEST ? whole : `${whole.slice(0, LONGEST).replace(/\s+\S*$/, '')}…`);
  };
