import { fromMojibake } from './mojibake.ts';
import { isSyllable } from './syllable.ts';
import { fromTcvn3 } from './tcvn3.ts';
import { fromVni } from './vni.ts';

/**
 * Text of the time before Unicode as today's fonts show it: VNI ("Nguyeãn Vaên A"), TCVN3 ("NguyÔn V¨n A"), and UTF-8
 * that was read as Windows-1252 ("Nguyá»…n"). Gives the real text where that is certain: at least one word was no
 * syllable, and every word that changes becomes one. Otherwise undefined.
 */
export function fromLegacy(text: string): string | undefined {
  if (!looksLegacy(text)) return undefined;
  for (const convert of [fromMojibake, fromVni, fromTcvn3]) {
    const converted = convert(text)?.normalize('NFC');
    if (converted !== undefined && isCertain(text, converted)) return converted;
  }
  return undefined;
}

/** A word that cannot be read, with letters of those encodings in it. */
export const looksLegacy = (text: string): boolean =>
  /[\u0080-\u00FF]/.test(text) && !isUnicode(text) && words(text).some((word) => isForeign(word));

/** Letters beyond Latin-1 that only Unicode has. Mojibake has signs there, but no such letters. */
const isUnicode = (text: string): boolean =>
  /[\u0102\u0103\u0110\u0111\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9]/.test(text);

/** "Kbuôr" is no syllable either, but nothing of it is strange. */
const isForeign = (word: string): boolean => strange.test(word) && !isSyllable(word);

const strange = /[\u0080-\u00FF](?<![àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ])|[aeouyôö][ùøûõïâáàåãäêéèúüë]/iu;

function isCertain(before: string, after: string): boolean {
  const [old, fresh] = [before.split(/\s+/), after.split(/\s+/)];
  const changed = fresh.filter((word, n) => word !== old[n]);
  const read = changed.flatMap((word) => word.match(/[\p{L}\p{M}]+/gu) ?? []);
  return (
    old.length === fresh.length && read.length > 0 && read.every(isSyllable) && !/[\u0080-\u009F]/.test(after)
  );
}

const words = (text: string): readonly string[] =>
  text.match(/[\p{L}\p{M}\u0080-\u00BF\u00D7\u00F7]+/gu) ?? [];
