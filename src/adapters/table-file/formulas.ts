import { TableError } from '../../ports/table-file.ts';

/** The columns of a row, from 0, that a spreadsheet works out. */
export type FormulasOf = (row: number) => readonly number[];

/** Two for each row of the longest list. */
const MOST = 400_000;

/** Finds `<c r="B7" …><f>…` in the text of one sheet, piece by piece; nothing of a formula is looked at but where it stands. */
export function createFindFormulas() {
  const rows = new Map<number, number[]>();
  let count = 0;
  let before: Buffer = Buffer.alloc(0);
  return {
    read(piece: Buffer): void {
      // Most sheets have none, and bytes are looked through sooner than text, where they are.
      const isPlain = !mayHold(piece) && !mayHold(Buffer.concat([before, piece.subarray(0, BEFORE)]));
      const bytes = isPlain && piece.length >= BEFORE ? piece : Buffer.concat([before, piece]);
      const seen = before.length;
      // Copied: of the piece itself nothing is kept.
      before = Buffer.from(bytes.subarray(-BEFORE));
      if (isPlain) return;
      const xml = bytes.toString('latin1');
      for (const { 0: found, index } of xml.matchAll(/<(?:\w+:)?f[\s>/]/g)) {
        // It was found before, when its cell could still be seen.
        if (index + found.length <= seen) continue;
        const cell = xml.slice(Math.max(0, index - BEFORE), index);
        const [, letters = '', row = ''] = [...cell.matchAll(/\br="([A-Z]{1,3})(\d{1,7})"/g)].at(-1) ?? [];
        // A cell that does not say where it is cannot be told from others.
        if (letters === '' || ++count > MOST) throw new TableError('formula');
        const columns = rows.get(Number(row)) ?? [];
        const column = columnOf(letters);
        if (!columns.includes(column)) rows.set(Number(row), [...columns, column]);
      }
    },
    done: (): FormulasOf => (row) => rows.get(row) ?? [],
  };
}

const mayHold = (bytes: Buffer): boolean => bytes.includes('<f') || bytes.includes(':f');

/** As far before a formula as its cell can begin. */
const BEFORE = 400;

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Where the first sheet is kept: the order of a workbook is its own, not that of its parts. */
export function firstSheet(workbook: string, relations: string): string | undefined {
  const id = /<(?:\w+:)?sheet\s[^>]*\b\w+:id="([^"]+)"/.exec(workbook)?.[1];
  const relation = [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].find(
    ([tag]) => /\bId="([^"]+)"/.exec(tag)?.[1] === id,
  );
  const target = relation && /\bTarget="([^"]+)"/.exec(relation[0])?.[1];
  return target?.startsWith('/') ? target.slice(1) : target && `xl/${target}`;
}
