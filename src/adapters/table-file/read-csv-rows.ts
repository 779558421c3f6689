import { isUtf8 } from 'node:buffer';
import { type Parser, parse } from 'csv-parse';
import { TableError, type TableRow } from '../../ports/table-file.ts';

const MAX_RECORD = 256 * 1024;
/** Bytes that are read at a time, so that nobody holds more rows than he must. */
const PIECE = 16 * 1024;

/** Text with separators, in whatever encoding Excel of Việt Nam saved it; the rows of one piece of it after the other. */
export async function* readCsvRows(bytes: Uint8Array): AsyncIterable<readonly TableRow[]> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // What is UTF-8 already is parsed as it is.
  const text = isUtf8(view) ? view : Buffer.from(decode(bytes));
  const parser = parse({
    delimiter: separatorOf(text.toString('utf8', 0, HEAD * 4)),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD,
  });
  const taken = createTaken(parser);
  for (let from = 0; from < text.length; from += PIECE) {
    parser.write(text.subarray(from, from + PIECE));
    yield taken.rows();
  }
  parser.end();
  await taken.end;
  yield taken.rows();
}

/** What the parser has given since it was asked last. Throws what it failed for. */
function createTaken(parser: Parser) {
  const { promise: end, resolve, reject } = Promise.withResolvers<void>();
  // Whoever takes the rows hears of it.
  end.catch(() => {});
  let rows: TableRow[] = [];
  let number = 0;
  let failed: TableError | undefined;
  parser.on('data', (cells: string[]) => rows.push({ number: ++number, cells }));
  parser.on('end', resolve);
  parser.on('error', (error: Error & { readonly code?: string }) => {
    const isLong = error.code === 'CSV_MAX_RECORD_SIZE';
    failed = new TableError(isLong ? 'long-cell' : 'broken', undefined, { cause: error });
    reject(failed);
  });
  return {
    end,
    rows(): readonly TableRow[] {
      if (failed !== undefined) throw failed;
      const given = rows;
      rows = [];
      return given;
    },
  };
}

/** By its mark, or UTF-8 where it is, or the code page of Vietnamese Windows, whose marks stand apart. */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  }
}

/** Signs in which the separator is looked for. */
const HEAD = 4_000;

/** The one that stands most often in the first lines; a tab or a semicolon never stands in an address. */
function separatorOf(text: string): string {
  const head = text.slice(0, HEAD).split('\n').slice(0, 10).join('\n');
  const counts = ['\t', ';', '|', ','].map((sign) => [sign, head.split(sign).length - 1] as const);
  const [best] = counts.toSorted((a, b) => b[1] - a[1]);
  return best === undefined || best[1] === 0 ? ',' : best[0];
}
