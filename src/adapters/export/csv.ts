import type { BookCell, LongSheet } from '../../ports/books.ts';

/** Excel takes a file for UTF-8 when it begins with this. */
const MARK = '\uFEFF';
/** Rows sent at a time. */
const CHUNK = 500;

/** RFC 4180, with CRLF. */
export async function* writeCsv({ columns, rows }: LongSheet): AsyncIterable<Uint8Array> {
  let lines = [MARK + toLine(columns.map(({ title }) => title))];
  for await (const row of rows) {
    lines.push(toLine(row));
    if (lines.length < CHUNK) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''));
}

const toLine = (cells: readonly BookCell[]): string => `${cells.map(toField).join(',')}\r\n`;

function toField(cell: BookCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'object') return cell.value === undefined ? '' : String(cell.value);
  if (typeof cell === 'number') return String(cell);
  const safe = DANGEROUS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a spreadsheet would run: https://owasp.org/www-community/attacks/CSV_Injection */
const DANGEROUS = /^[=+\-@\t\r]/;
