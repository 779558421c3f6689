/** One screen of a long answer. */
export interface PageOf<T> {
  readonly items: readonly T[];
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  /** How many there are before this page. */
  readonly before: number;
}

/** As much as a phone shows without tiring; a number out of range is the nearest page. */
export function pageOf<T>(all: readonly T[], wanted: number, size = 15): PageOf<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const before = (page - 1) * size;
  return { items: all.slice(before, before + size), page, pages, before };
}

/** "thôn 3 trang 2" as "thôn 3" and 2; without a number it is the first page. */
export function readPageNumber(args: string): { readonly rest: string; readonly page: number } {
  const found = /^(?<rest>.*?)\s*(?:trang|page)\s+(?<page>\d{1,4})$/iu.exec(args.trim());
  return found?.groups
    ? { rest: (found.groups['rest'] ?? '').trim(), page: Number(found.groups['page']) }
    : { rest: args.trim(), page: 1 };
}
