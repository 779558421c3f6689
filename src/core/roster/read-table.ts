import { cellName } from './cell-name.ts';
import { type Columns, readCells } from './cells.ts';
import { createDitto } from './ditto.ts';
import { toWritten } from './gather.ts';
import { readHeadings } from './headings.ts';
import type { IsPlace } from './pieces.ts';
import { createReadPlainRow } from './read-plain-row.ts';
import { isTitle } from './small-talk.ts';
import type { Written } from './written.ts';

interface Row {
  readonly number: number;
  readonly cells: readonly string[];
  /** Columns whose cells are worked out. */
  readonly formulas?: readonly number[];
}

/** Titles above the headings: an office, a slogan, a name, a date. */
const MOST_TITLES = 30;

/**
 * Reads a table row by row: skips titles, finds the headings wherever they stand, then gives the people. Rows are numbered
 * as the spreadsheet numbers them.
 */
export function createReadTable(isPlace?: IsPlace) {
  let columns: Columns | undefined;
  let readPlainRow: ReturnType<typeof createReadPlainRow> | undefined;
  let skipped = 0;
  const ditto = createDitto();
  return {
    /** Undefined for a row that is about nobody. */
    read({ number, cells, formulas = [] }: Row): Written | undefined {
      if (columns === undefined) {
        const fields = readHeadings(cells);
        if (fields !== undefined) {
          columns = { fields, headings: cells };
          readPlainRow = createReadPlainRow(columns);
        } else if (cells.some((cell) => cell.trim() !== '')) skipped += 1;
        return undefined;
      }
      const read = readPlainRow?.(cells, number) ?? readAnyRow(columns, cells, number, isPlace);
      const written = read && ditto(read);
      if (written === undefined || formulas.length === 0) return written;
      // A number before the row, and what is of no use, may be worked out.
      const { fields } = columns;
      const worked = formulas.find((n) => fields[n] !== 'ordinal' && fields[n] !== 'ignored');
      return worked === undefined ? written : { ...written, formula: cellName(worked, number) };
    },
    /** So many rows have passed that no headings can come any more. */
    isHopeless: (): boolean => columns === undefined && skipped > MOST_TITLES,
    hasHeadings: (): boolean => columns !== undefined,
  };
}

/** However it is written. Undefined where it is about nobody. */
export function readAnyRow(
  columns: Columns,
  cells: readonly string[],
  number: number,
  isPlace?: IsPlace,
): Written | undefined {
  // Headings come again at the top of each printed page.
  const { headings } = columns;
  if (cells.every((cell, n) => cell === headings[n])) return undefined;
  // "Tổng cộng: 5 người", "Người lập danh sách".
  const isFooter = !cells.some((cell) => /\d{9}/.test(cell)) && cells.some(isTitle);
  const draft = isFooter ? undefined : readCells(columns, cells, isPlace);
  return draft && toWritten(draft, number, undefined);
}
