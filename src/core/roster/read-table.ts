import { cellName } from './cell-name.ts';
import { type Columns, readCells } from './cells.ts';
import { createDitto } from './ditto.ts';
import { toWritten } from './gather.ts';
import { readHeadings } from './headings.ts';
import { fromLegacy, looksLegacy } from './legacy.ts';
import type { IsPlace } from './pieces.ts';
import { createReadPlainRow } from './read-plain-row.ts';
import { isTitle } from './small-talk.ts';
import { type Section, sectionIn, underSection } from './table-section.ts';
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
  let section: Section | undefined;
  let isLegacy = false;
  let skipped = 0;
  const ditto = createDitto();

  function takeHeadings(cells: readonly string[]): boolean {
    const modern = toModern(cells);
    const fields = readHeadings(modern);
    if (fields === undefined) return false;
    if (modern !== cells) isLegacy = true;
    columns = { fields, headings: modern };
    readPlainRow = createReadPlainRow(columns);
    return true;
  }

  /** Whoever wrote the headings anew, or the first row, in a font of the time before Unicode wrote the rest so too. */
  function readRow(columns: Columns, cells: readonly string[], number: number): Written | undefined {
    const plain = isLegacy ? undefined : readPlainRow?.(cells, number);
    if (plain === undefined) {
      if (isHead(cells) && !isSame(cells, columns.headings) && takeHeadings(cells)) return undefined;
      const heading = sectionIn(isLegacy ? toModern(cells) : cells, section, isPlace);
      if (heading !== undefined) {
        section = heading;
        return undefined;
      }
    }
    const read = plain ?? readAnyRow(columns, isLegacy ? toModern(cells) : cells, number, isPlace);
    if (read === undefined || isLegacy || !looksLegacy(read.name ?? '')) return read;
    isLegacy = true;
    return readAnyRow(columns, toModern(cells), number, isPlace);
  }

  return {
    /** Undefined for a row that is about nobody. */
    read({ number, cells, formulas = [] }: Row): Written | undefined {
      if (columns === undefined) {
        if (!takeHeadings(cells) && cells.some((cell) => cell.trim() !== '')) skipped += 1;
        return undefined;
      }
      const read = readRow(columns, cells, number);
      const written = read && ditto(underSection(read, section));
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
  if (isSame(cells, columns.headings)) return undefined;
  // "Tổng cộng: 5 người", "Người lập danh sách".
  const isFooter = !cells.some((cell) => /\d{9}/.test(cell)) && cells.some(isTitle);
  const draft = isFooter ? undefined : readCells(columns, cells, isPlace);
  return draft && toWritten(draft, number, undefined);
}

const isSame = (cells: readonly string[], headings: readonly string[]): boolean =>
  cells.every((cell, n) => cell === headings[n]);

/** Another table under the first one begins as each table does. */
const isHead = ([first = '', second = '']: readonly string[]): boolean =>
  ordinalHead.test(first) || ordinalHead.test(second);

const ordinalHead = /^\s*(?:stt|tt|số tt|số thứ tự)\s*$/iu;

/** The same cells where nothing in them is of an old font. */
function toModern(cells: readonly string[]): readonly string[] {
  const modern = cells.map((cell) => fromLegacy(cell) ?? cell);
  return modern.every((cell, n) => cell === cells[n]) ? cells : modern;
}
