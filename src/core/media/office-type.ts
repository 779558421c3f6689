import { type RealType, realType as type } from './file-kind.ts';
import { indexOf, latin } from './latin.ts';

/** A zip ends with a record of 22 bytes and a comment of at most 65,535 that says where the list of its parts is. */
export const ZIP_END = 22 + 65_535;
/** As much of that list as is looked at: ten thousand parts. */
const MOST = 1024 * 1024;

export interface Range {
  readonly at: number;
  readonly length: number;
}

/** Where the list of parts stands in the file, by its last bytes. Undefined where a zip was cut off, or never was one. */
export function listOfParts(end: Uint8Array): Range | undefined {
  let found = -1;
  for (let at = indexOf(end, 'PK\x05\x06'); at >= 0; at = indexOf(end, 'PK\x05\x06', at + 1)) found = at;
  if (found < 0 || found + 22 > end.length) return undefined;
  const view = new DataView(end.buffer, end.byteOffset + found);
  return { at: view.getUint32(16, true), length: Math.min(view.getUint32(12, true), MOST) };
}

/** Word, Excel and PowerPoint are zips. Without the list, of one that was cut off, by the parts that stand first. */
export function typeOfZip(list: Uint8Array | undefined, head: Uint8Array): RealType {
  const listed = list === undefined ? [] : namesIn(list, 'PK\x01\x02', 28, 46);
  const names = listed.length > 0 ? listed : namesIn(head, 'PK\x03\x04', 26, 30);
  const has = (folder: string): boolean => names.some((name) => name.startsWith(folder));
  if (!names.includes('[Content_Types].xml')) return type('archive', 'application/zip', 'zip');
  if (has('xl/')) return type('sheet', `${OFFICE}.spreadsheetml.sheet`, 'xlsx');
  if (has('word/')) return type('document', `${OFFICE}.wordprocessingml.document`, 'docx');
  if (has('ppt/')) return type('document', `${OFFICE}.presentationml.presentation`, 'pptx');
  return type('archive', 'application/zip', 'zip');
}

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
