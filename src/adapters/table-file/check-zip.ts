import { createInflateRaw } from 'node:zlib';
import { TableError } from '../../ports/table-file.ts';
import { createFindFormulas, type FormulasOf, firstSheet } from './formulas.ts';

interface Part {
  readonly name: string;
  readonly method: number;
  readonly compressed: number;
  readonly at: number;
}

/** 200,000 rows of a list are a tenth of that. */
const MAX_INFLATED = 400 * 1024 * 1024;
const MAX_RATIO = 200;
/** A part that small may be as thin as it likes. */
const SMALL = 1024 * 1024;
const MAX_PARTS = 1_000;
/** Bytes that are unpacked at a time. */
const PIECE = 128 * 1024;

/**
 * Looks at the zip before anybody reads the workbook: how large its parts really are, whatever they say, whether their
 * names stay inside. Returns which cells of the first sheet hold formulas.
 */
export async function checkZip(bytes: Uint8Array): Promise<FormulasOf> {
  const parts = partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (parts.some(({ name }) => /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[a-z]:|\0/i.test(name)))
    throw new TableError('bad-names');
  let total = 0;
  const texts = new Map<string, string>(ABOUT_SHEETS.map((name) => [name, '']));
  const sheets = new Map<string, ReturnType<typeof createFindFormulas>>();
  for (const part of parts) {
    const { name } = part;
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) sheets.set(name, createFindFormulas());
    const look = texts.has(name)
      ? (piece: Buffer) => void texts.set(name, `${texts.get(name)}${piece.toString('latin1')}`)
      : sheets.get(name)?.read;
    total += await inflate(bytes, part, MAX_INFLATED - total, look);
  }
  const [workbook = '', relations = ''] = ABOUT_SHEETS.map((name) => texts.get(name));
  const first = sheets.get(firstSheet(workbook, relations) ?? '')?.done();
  if (first !== undefined) return first;
  // Whichever is read, what any of them works out is not taken.
  const all = [...sheets.values()].map((sheet) => sheet.done());
  return (row) => all.flatMap((formulas) => formulas(row));
}

const ABOUT_SHEETS = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'] as const;

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** The list at the end of the file. */
function partsOf(zip: Buffer): readonly Part[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.length < end + 22 || zip.readUInt32LE(end) !== END) throw new TableError('broken');
  const count = zip.readUInt16LE(end + 10);
  if (count > MAX_PARTS) throw new TableError('bomb');
  const parts: Part[] = [];
  for (let n = 0, at = zip.readUInt32LE(end + 16); n < count; n++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) throw new TableError('broken');
    if ((zip.readUInt16LE(at + 8) & 1) === 1) throw new TableError('encrypted');
    const lengthOfName = zip.readUInt16LE(at + 28);
    parts.push({
      name: zip.toString('utf8', at + 46, at + 46 + lengthOfName),
      method: zip.readUInt16LE(at + 10),
      compressed: zip.readUInt32LE(at + 20),
      at: zip.readUInt32LE(at + 42),
    });
    at += 46 + lengthOfName + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

/** Counts what comes out, and stops as soon as it is too much. `look` is shown it piece by piece. */
async function inflate(
  bytes: Uint8Array,
  part: Part,
  most: number,
  look?: (piece: Buffer) => void,
): Promise<number> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (part.at + 30 > view.length) throw new TableError('broken');
  const from = part.at + 30 + view.readUInt16LE(part.at + 26) + view.readUInt16LE(part.at + 28);
  const packed = view.subarray(from, from + part.compressed);
  if (part.method === 0) {
    look?.(packed);
    return packed.length;
  }
  if (part.method !== 8) throw new TableError('broken');
  const unpacker = createInflateRaw({ chunkSize: PIECE });
  unpacker.end(packed);
  let size = 0;
  try {
    for await (const chunk of unpacker) {
      const piece = chunk as Buffer;
      size += piece.length;
      const isThin = size > SMALL && size > MAX_RATIO * part.compressed;
      if (size > most || isThin) throw new TableError('bomb');
      look?.(piece);
    }
  } catch (error) {
    throw error instanceof TableError ? error : new TableError('broken', undefined, { cause: error });
  }
  return size;
}
