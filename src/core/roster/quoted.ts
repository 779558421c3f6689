/**
 * Lines of a .csv that was opened as text and copied, as lines with tabs: `"1","Nguyễn Văn Thử","Tổ 1, thôn 3"`. A comma
 * inside quotes separates nothing. Lines without quotes stay as they are, unless others have them.
 */
export function unquote(lines: readonly string[]): readonly string[] {
  const separator = lines.map((line) => quoted.exec(line)?.[1]).find((found) => found !== undefined);
  if (separator === undefined) return lines;
  return lines.map((line) => (line.includes(separator) ? toCells(line, separator).join('\t') : line));
}

/** A cell between quotes, then another one. A quote alone in a cell is "như trên". */
const quoted = /^\s*(?:"[^"]*"|[^",;]*)([,;])\s*"[^",;\s][^"]*"\s*(?:\1|$)/;

function toCells(line: string, separator: string): readonly string[] {
  const cells = line.matchAll(
    new RegExp(`\\s*(?:"((?:[^"]|"")*)"\\s*(?=${separator}|$)|([^${separator}]*))(?:${separator}|$)`, 'g'),
  );
  const found = [...cells].map(([, inside, plain = '']) => inside?.replaceAll('""', '"') ?? plain.trim());
  // The end of the line is matched once more, unless a separator stands there.
  return line.trimEnd().endsWith(separator) ? found : found.slice(0, -1);
}
