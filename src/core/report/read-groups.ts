export interface GroupsRead {
  /** What stands before the first group. */
  readonly unitWords: string;
  /** By the numbers of the plan's groups. */
  readonly counts: ReadonlyMap<number, number>;
  /** Nothing else is said: it is a report of groups even where nobody calls it one. */
  readonly isWhole: boolean;
}

const one =
  /(?:nhóm|nhom|group)\s*(\d{1,2})(?!\d)\s*[:=]?\s*(?:có|co|được)?\s*(\d{1,7}(?!\d)|không(?: có)?(?: ai)?|khong(?: co)?(?: ai)?)(?:\s*(?:người|nguoi|ng))?/giu;

/** "thôn 3 nhóm 1: 12, nhóm 2 30 người, nhóm 3 không". */
export function readGroups(text: string): GroupsRead {
  const matches = [...text.matchAll(one)];
  const counts = new Map(
    matches.map(([, number, count = '']) => [Number(number), /^\d/.test(count) ? Number(count) : 0]),
  );
  const from = matches[0]?.index ?? text.length;
  const rest = text.slice(from).replace(one, ' ');
  return {
    unitWords: text
      .slice(0, from)
      .replace(/[\s:,]+$/, '')
      .trim(),
    counts,
    isWhole: matches.length > 0 && /^(?:[\s,;.]|và|va|ạ|nhé|nha)*$/iu.test(rest),
  };
}
