/** The number before a row. `firm`: its signs can mean nothing else; otherwise the rows around it must agree. */
export interface Ordinal {
  readonly number: number;
  readonly firm: boolean;
  /** What stands behind it. */
  readonly rest: string;
}

/** "1. An", "2) …", "(3) …", "4/ …", "STT 5: …", "6\t…", "7 Nguyễn …", "8" alone. */
export function readOrdinal(line: string): Ordinal | undefined {
  const match =
    /^\s*(?:(?:stt|số|dòng|người thứ|no\.?)\s*)?[([#]?(\d{1,6})\s*(?:[.)\]:]+\s*(?=\p{L}|[([]|\s)|[.)\]:/-]+\s+|[/-]+(?=\p{L}{2})|\s*[\t|;]\s*)/iu.exec(
      line,
    );
  if (match) return toOrdinal(match, line, true);
  const weak = /^\s*#?(\d{1,6})(?:\s*,\s*|\s+)(?=\p{L})/u.exec(line) ?? /^\s*(\d{1,6})[.)]?\s*$/.exec(line);
  return weak ? toOrdinal(weak, line, false) : undefined;
}

const toOrdinal = (match: RegExpExecArray, line: string, firm: boolean): Ordinal => ({
  number: Number(match[1]),
  firm,
  rest: line.slice(match[0].length),
});
