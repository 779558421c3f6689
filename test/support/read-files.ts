import { CFB, read, type WorkBook } from '@e965/xlsx';
import { bytesOfRow } from './media-files.ts';
import type { TestApp } from './test-app.ts';

/** The bytes of the newest file that the bot sent into a chat. */
export async function lastFile(
  app: TestApp,
  address: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const file = app.web
    .history(address)
    .flatMap((line) => line.files ?? [])
    .at(-1);
  const bytes = file && (await bytesOfRow(app, file.id));
  if (file === undefined || bytes === undefined) throw new Error(`${address} was sent no file`);
  return { name: file.name, bytes };
}

export const readBook = (bytes: Uint8Array): WorkBook =>
  read(bytes, { type: 'array', cellFormula: true, cellNF: true, cellStyles: true });

interface Archive {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly content?: ArrayLike<number> }[];
}

/** The files of a .zip (a .docx is one), by name. */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const { FullPaths, FileIndex } = CFB.read(Buffer.from(bytes), { type: 'buffer' }) as Archive;
  return new Map(
    FileIndex.flatMap(({ content }, n): [string, Uint8Array][] =>
      content ? [[(FullPaths[n] ?? '').replace('Root Entry/', ''), Uint8Array.from(content)]] : [],
    ),
  );
}

/** What stands in a .docx, a line a paragraph. */
export function textOfDocx(bytes: Uint8Array): string {
  const xml = Buffer.from(unzip(bytes).get('word/document.xml') ?? []).toString();
  return xml
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'");
}

/** The tables of a .docx, each row as the texts of its cells. */
export function tablesOfDocx(bytes: Uint8Array): readonly (readonly (readonly string[])[])[] {
  const xml = Buffer.from(unzip(bytes).get('word/document.xml') ?? []).toString();
  const inside = (of: string, tag: string) =>
    [...of.matchAll(new RegExp(`<w:${tag}>([\\s\\S]*?)</w:${tag}>`, 'g'))].map(([, all = '']) => all);
  return inside(xml, 'tbl').map((table) =>
    inside(table, 'tr').map((row) => inside(row, 'tc').map((cell) => cell.replaceAll(/<[^>]*>/g, ''))),
  );
}
