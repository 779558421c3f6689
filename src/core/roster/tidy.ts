import { writeDigits } from './spoken-digits.ts';

/**
 * What chats, Word and Excel leave in a pasted text, taken out: invisible signs, wide digits, non-breaking spaces, the
 * bars of a table drawn with signs, escaped line ends.
 */
export function tidy(text: string): string {
  return (
    writeDigits(text.normalize('NFC'))
      .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
      .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\uFE0F/gu, '')
      .replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
      .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[│┃¦]/g, '|')
      .replace(/[①-⑳]/g, (sign) => `${sign.charCodeAt(0) - 0x2460 + 1}. `)
      // "1️⃣": the sign that draws the key comes behind its digit.
      .replace(/(?:\d\u20E3)+/gu, (keys) => `${keys.replace(/\u20E3/g, '')}. `)
      // What counts a chat's hearts and thumbs says nothing of anybody.
      .replace(new RegExp(`^\\s*(?:${picture}\\s*\\d{0,3}\\s*)+$`, 'gmv'), '')
      .replace(/[☑✅🆗👌]/gu, ' ✔ ')
      .replace(/[❌✖✗✘🚫]/gu, ' ✗ ')
      .replace(new RegExp(`${picture}+`, 'gv'), ' • ')
      .replace(/[^\P{Cc}\n\t]/gu, '')
      // "Nguyễn Văn Thử075199000001"
      .replace(/(?<=\p{Ll})(?=\d{9,12}(?!\d))/gu, ' ')
      // Bold and slanted, as chats write it: "*1.* Nguyễn Văn Thử _(Bí thư)_".
      .replace(/\*([^*\n]+)\*/g, '$1')
      .replace(/(?<![\p{L}\p{M}\d])_([^_\n]+)_(?![\p{L}\d])/gu, '$1')
      // "0 7 5 1 9 9 0 0 0 0 0 1", as in the boxes of a form.
      .replace(/(?<!\d ?)\d(?: \d){8,}(?! ?\d)/g, (boxes) => boxes.replaceAll(' ', ''))
      // "thon3 075…", "1nguyen van thu": glued to what it counts.
      .replace(/(?<![\p{L}\p{N}])(thôn|thon|ấp|ap|xóm|xom|tổ|buôn|buon|làng)(?=\d{1,2}(?!\d))/giu, '$1 ')
      .replace(/(?<![\p{L}\p{N}])(sn|ns|cccd|cc|cmnd|sdt|sđt|dt|đt|bs|bks)(?=\d{2})/giu, '$1 ')
      .replace(/^(\s*\d{1,3})(?=\p{L}{2,} ?\p{L}+ )/gmu, '$1 ')
      // "Y - Blan Ayun": one name.
      .replace(/(?<=^[\s\d.)/]*)([YH]) +- +(?=\p{Lu}\p{Ll})/gmu, '$1 ')
      // "Nguyễn Văn Thử_075199000001_thôn 1"
      .replace(/(?<=[\p{L}\p{M}\d])_+(?=[\p{L}\d])/gu, '; ')
      .split('\n')
      .map((line) => (isRule(line) ? '' : line.replace(/^[\s>•●○▪■◦✔►➢❖*+]+/u, '').trimEnd()))
      .join('\n')
  );
}

/** Pictures that stand for a bullet, a house, a telephone. Letters of old fonts (©, ® and ™) and ticks are none. */
const picture = String.raw`[[\p{Extended_Pictographic}--[\u0000-\u00FF\u2122✓✔✗]][\u{1F3FB}-\u{1F3FF}\u{1F1E6}-\u{1F1FF}]]`;

/** "----+----", "=====", "|---|---|". */
const isRule = (line: string): boolean => /^[\s|+\-=_*~.]{4,}$/.test(line) && !/\d/.test(line);
