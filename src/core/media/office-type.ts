import { type RealType, realType as type } from './file-kind.ts';
import { indexOf, latin } from './latin.ts';

/**
 * Word, Excel and PowerPoint are zips. By the list of their parts, which stands near the end; without it, of a file that
 * was cut off, by the parts that stand first. `tail` is as much of the end as is known.
 */
export function typeOfZip(tail: Uint8Array, size: number, head: Uint8Array): RealType {
  const listed = namesIn(listIn(tail, size), 'PK\x01\x02', 28, 46);
  const names = listed.length > 0 ? listed : namesIn(head, 'PK\x03\x04', 26, 30);
  const has = (folder: string): boolean => names.some((name) => name.startsWith(folder));
  if (!names.includes('[Content_Types].xml')) return type('archive', 'application/zip', 'zip');
  if (has('xl/')) return type('sheet', `${OFFICE}.spreadsheetml.sheet`, 'xlsx');
  if (has('word/')) return type('document', `${OFFICE}.wordprocessingml.document`, 'docx');
  if (has('ppt/')) return type('document', `${OFFICE}.presentationml.presentation`, 'pptx');
  return type('archive', 'application/zip', 'zip');
}

/** A zip ends with a record of 22 bytes and a comment of at most 65,535; the record says where the list is. */
function listIn(tail: Uint8Array, size: number): Uint8Array {
  const start = Math.max(0, tail.length - 22 - 65_535);
  let found = -1;
  for (let at = indexOf(tail, END, start); at >= 0; at = indexOf(tail, END, at + 1)) found = at;
  if (found < 0 || found + 22 > tail.length) return new Uint8Array();
  const view = new DataView(tail.buffer, tail.byteOffset + found);
  const at = view.getUint32(16, true) - (size - tail.length);
  return tail.subarray(Math.max(0, at), Math.max(0, at + view.getUint32(12, true)));
}

const END = 'PK\x05\x06';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Of records that begin with `mark`, each with the length of its name and the name at these places. */
function namesIn(bytes: Uint8Array, mark: string, length: number, name: number): readonly string[] {
  const names: string[] = [];
  for (let at = indexOf(bytes, mark); at >= 0; at = indexOf(bytes, mark, at + 1)) {
    const long = (bytes[at + length] ?? 0) + (bytes[at + length + 1] ?? 0) * 256;
    names.push(latin(bytes, at + name, Math.min(long, 256)).replaceAll('\\', '/'));
  }
  return names;
}

/** The names of streams by which Office of before 2007 is known; they are written in UTF-16. */
const STREAMS = ['Workbook', 'WordDocument'] as const;
export type Stream = (typeof STREAMS)[number];

/** A name may lie across the end of some bytes by so many. */
export const STREAM_NAME = 2 * Math.max(...STREAMS.map(({ length }) => length));

export const streamsIn = (bytes: Uint8Array): readonly Stream[] =>
  STREAMS.filter((name) => indexOf(bytes, [...name].join('\0')) >= 0);

export function typeOfCompound(streams: ReadonlySet<Stream>): RealType | undefined {
  if (streams.has('Workbook')) return type('sheet', 'application/vnd.ms-excel', 'xls');
  return streams.has('WordDocument') ? type('document', 'application/msword', 'doc') : undefined;
}
