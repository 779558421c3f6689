import { cellName } from '../../core/roster/cell-name.ts';
import { TableError } from '../../ports/table-file.ts';

/** Longer than any address; what is longer is no list of people. */
const MAX_CELL = 2_000;

/** A cell of a list holds a name or a number, and nothing that a spreadsheet would carry out. */
export function checkCell(cell: string, row: number, column: number): void {
  const at = (): string => cellName(column, row);
  if (cell.length > MAX_CELL) throw new TableError('long-cell', at());
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(cell))
    throw new TableError('control-characters', at());
  // "+84…" and "-" are no formulas.
  if (/^\s*(?:=|@\w+\s*\(|[+-](?![\d\s.()-]*$)\S*[(!|])/.test(cell)) throw new TableError('formula', at());
}
