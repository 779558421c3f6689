/**
 * What chats, Word and Excel leave in a pasted text, taken out: invisible signs, wide digits, non-breaking spaces, the
 * bars of a table drawn with signs, escaped line ends.
 */
export function tidy(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
      .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\uFE0F/gu, '')
      .replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
      .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[│┃¦]/g, '|')
      .replace(/[①-⑳]/g, (sign) => `${sign.charCodeAt(0) - 0x2460 + 1}. `)
      .replace(/[^\P{Cc}\n\t]/gu, '')
      // "Nguyễn Văn Thử075199000001"
      .replace(/(?<=\p{Ll})(?=\d{9,12}(?!\d))/gu, ' ')
      // Bold and slanted, as chats write it: "*1.* Nguyễn Văn Thử _(Bí thư)_".
      .replace(/\*([^*\n]+)\*/g, '$1')
      .replace(/(?<![\p{L}\p{M}\d])_([^_\n]+)_(?![\p{L}\d])/gu, '$1')
      // "0 7 5 1 9 9 0 0 0 0 0 1", as in the boxes of a form.
      .replace(/(?<!\d ?)\d(?: \d){8,}(?! ?\d)/g, (boxes) => boxes.replaceAll(' ', ''))
      // "Nguyễn Văn Thử_075199000001_thôn 1"
      .replace(/(?<=[\p{L}\p{M}\d])_+(?=[\p{L}\d])/gu, '; ')
      .split('\n')
      .map((line) => (isRule(line) ? '' : line.replace(/^\s*[>•●○▪■◦✔✅☑►➢❖*+]+\s*/u, '').trimEnd()))
      .join('\n')
  );
}

/** "----+----", "=====", "|---|---|". */
const isRule = (line: string): boolean => /^[\s|+\-=_*~.]{4,}$/.test(line) && !/\d/.test(line);
