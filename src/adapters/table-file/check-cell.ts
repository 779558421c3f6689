import { cellName } from '../../core/roster/cell-name.ts';
import { TableError } from '../../ports/table-file.ts';

/** Longer than any address; what is longer is no list of people. */
const MAX_CELL = 2_000;

/** A cell of a list holds a name or a number, and nothing that a spreadsheet would carry out. */
export function checkCell(cell: string, row: number, column: number): void {
  if (cell.length > MAX_CELL) throw new TableError('long-cell', cellName(column, row));
  if (isOrdinary(cell)) return;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(cell))
    throw new TableError('control-characters', cellName(column, row));
  // "+84…" and "-" are no formulas. Wide letters are what keyboards of East Asia write.
  if (/^\s*(?:[=＝]|[@＠]\w+\s*\(|[+＋－-](?![\d\s.()-]*$)\S*[(!|])/.test(cell))
    throw new TableError('formula', cellName(column, row));
}

/** Begins with a letter or a digit, and nothing in it is a control character: nearly all cells, and soon seen. */
function isOrdinary(cell: string): boolean {
  if (!isLetterOrDigit(cell.charCodeAt(0))) return false;
  for (let n = 1; n < cell.length; n++) {
    const code = cell.charCodeAt(n);
    if (code < 0x20 || code === 0x7f) return false;
  }
  return true;
}

/** Of Latin, with marks or without: among those stands no space and no sign. */
const isLetterOrDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0xc0 && code <= 0x24f) ||
  (code >= 0x1e00 && code <= 0x1eff);
