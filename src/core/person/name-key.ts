import { fold } from '../message/fold.ts';
import { VIETNAMESE_LETTER } from './vietnamese-letter.ts';

/**
 * Two names with the same key are one name: Hòa and Hoà, Lý and Lí, capitals or not, NFC or NFD. Hòa and Hóa differ.
 * The tone mark is pulled to the end of its syllable, so it does not matter on which vowel it was typed.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ðɖ]/g, 'đ')
    .normalize('NFD')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((syllable) => syllable !== '')
    .map((syllable) => {
      const letters = syllable.replace(tones, '').replace(finalY, '$1i');
      return letters + (syllable.match(tones) ?? []).join('');
    })
    .join(' ');
}

/** For searching what was typed without marks: the key of the name, folded. Never shown, never written over a name. */
export const foldName = (name: string): string =>
  plain.test(name) ? fold(name).replace(finalYs, '$1i') : fold(nameKey(name));

/** Words of Vietnamese letters, one space between them: where marks stood does not matter once they are gone; but "qưy" is no "quy". */
const plain = new RegExp(`^(?!.*q[ưừứửữự])${VIETNAMESE_LETTER}+(?: ${VIETNAMESE_LETTER}+)*$`, 'i');

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** y and i are the same letter where it is the syllable's only vowel: Lý/Lí, Mỹ/Mĩ, Quý/Quí; not in Thúy/Thúi. */
const finalY = /^([bcdđghklmnpqrstvx]+|qu)y$/;
const finalYs = /(?<![a-z])([bcdghklmnpqrstvx]+|qu)y(?![a-z])/g;
