import type { BookCell, BookColumn, ColumnKind, LongSheet } from '../../ports/books.ts';

/** Excel takes a file for UTF-8 when it begins with this. */
const MARK = '\uFEFF';
/** Rows sent at a time. */
const CHUNK = 500;

/** RFC 4180, with CRLF. */
export async function* writeCsv({ columns, rows }: LongSheet): AsyncIterable<Uint8Array> {
  let lines = [MARK + toLine(columns.map(({ title }) => title))];
  for await (const row of rows) {
    lines.push(toLine(row, columns));
    if (lines.length < CHUNK) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''));
}

const toLine = (cells: readonly BookCell[], columns: readonly BookColumn[] = []): string =>
  `${cells.map((cell, n) => toField(cell, columns[n]?.kind)).join(',')}\r\n`;

function toField(cell: BookCell, kind: ColumnKind | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'object') return cell.value === undefined ? '' : String(cell.value);
  if (typeof cell === 'number')
    return kind === 'moment' || kind === 'day' ? showSerial(cell, kind) : String(cell);
  const safe = DANGEROUS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a spreadsheet would run, wide letters of East Asian keyboards included: https://owasp.org/www-community/attacks/CSV_Injection */
const DANGEROUS = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** CSV has no types: days since 1899-12-30 would be read as a number. */
function showSerial(serial: number, kind: 'moment' | 'day'): string {
  const [day = '', time = ''] = new Date(Math.round((serial - 25_569) * 1_440) * 60_000)
    .toISOString()
    .split('T');
  const shown = day.split('-').toReversed().join('/');
  return kind === 'day' ? shown : `${shown} ${time.slice(0, 5)}`;
}
