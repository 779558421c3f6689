import { parse } from 'csv-parse';
import { TableError, type TableRow } from '../../ports/table-file.ts';

const MAX_RECORD = 256 * 1024;

/** Text with separators, in whatever encoding Excel of Việt Nam saved it. */
export async function* readCsvRows(bytes: Uint8Array): AsyncIterable<TableRow> {
  const text = decode(bytes);
  const parser = parse({
    delimiter: separatorOf(text),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD,
  });
  // Piece by piece, so that the parser holds no more than it must.
  const write = async (): Promise<void> => {
    for (let from = 0; from < text.length; from += 64 * 1024) {
      const isFull = !parser.write(text.slice(from, from + 64 * 1024));
      if (isFull) await new Promise((resolve) => parser.once('drain', resolve));
    }
    parser.end();
  };
  const written = write();
  let number = 0;
  try {
    for await (const cells of parser) yield { number: ++number, cells: cells as string[] };
  } catch (error) {
    const isLong = (error as { readonly code?: string }).code === 'CSV_MAX_RECORD_SIZE';
    throw new TableError(isLong ? 'long-cell' : 'broken', undefined, { cause: error });
  }
  await written;
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

/** The one that stands most often in the first lines; a tab or a semicolon never stands in an address. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4_000).split('\n').slice(0, 10).join('\n');
  const counts = ['\t', ';', '|', ','].map((sign) => [sign, head.split(sign).length - 1] as const);
  const [best] = counts.toSorted((a, b) => b[1] - a[1]);
  return best === undefined || best[1] === 0 ? ',' : best[0];
}
