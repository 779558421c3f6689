/** What kind of thing a file is, by its own bytes. */
export const FILE_KINDS = ['photo', 'video', 'voice', 'document', 'sheet', 'archive', 'text'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface RealType {
  readonly kind: FileKind;
  /** MIME type. */
  readonly type: string;
  /** Without the dot. */
  readonly extension: string;
}

const type = (kind: FileKind, mime: string, extension: string): RealType => ({ kind, type: mime, extension });

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/**
 * What the bytes themselves say: a sender's name and type are claims. Undefined for what nobody here can use: programs,
 * pages, drawings that may hold scripts. Signatures: https://en.wikipedia.org/wiki/List_of_file_signatures
 */
export function realTypeOf(bytes: Uint8Array): RealType | undefined {
  const found = SIGNATURES.find(({ at, is }) => startsWith(bytes, is, at));
  if (found) return typeof found.what === 'function' ? found.what(bytes) : found.what;
  return isPlainText(bytes) ? type('text', 'text/plain', 'txt') : undefined;
}

interface Signature {
  readonly at: number;
  readonly is: string;
  readonly what: RealType | ((bytes: Uint8Array) => RealType | undefined);
}

const SIGNATURES: readonly Signature[] = [
  { at: 0, is: '\xff\xd8\xff', what: type('photo', 'image/jpeg', 'jpg') },
  { at: 0, is: '\x89PNG\r\n\x1a\n', what: type('photo', 'image/png', 'png') },
  { at: 0, is: 'GIF8', what: type('photo', 'image/gif', 'gif') },
  { at: 8, is: 'WEBP', what: type('photo', 'image/webp', 'webp') },
  { at: 4, is: 'ftyp', what: ofBrand },
  { at: 0, is: '\x1a\x45\xdf\xa3', what: type('video', 'video/webm', 'webm') },
  { at: 8, is: 'AVI ', what: type('video', 'video/x-msvideo', 'avi') },
  { at: 8, is: 'WAVE', what: type('voice', 'audio/wav', 'wav') },
  { at: 0, is: 'OggS', what: type('voice', 'audio/ogg', 'ogg') },
  { at: 0, is: 'ID3', what: type('voice', 'audio/mpeg', 'mp3') },
  { at: 0, is: '\xff\xfb', what: type('voice', 'audio/mpeg', 'mp3') },
  { at: 0, is: '#!AMR', what: type('voice', 'audio/amr', 'amr') },
  { at: 0, is: '%PDF-', what: type('document', 'application/pdf', 'pdf') },
  { at: 0, is: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', what: ofCompound },
  { at: 0, is: 'PK\x03\x04', what: ofZip },
];

/** ISO base media: the brand after "ftyp" tells a photo of an iPhone from a video. */
function ofBrand(bytes: Uint8Array): RealType {
  const brand = latin(bytes, 8, 4);
  if (/^(hei[cxms]|hev[cx]|mif1|msf1)$/.test(brand)) return type('photo', 'image/heic', 'heic');
  if (brand === 'avif') return type('photo', 'image/avif', 'avif');
  if (brand === 'M4A ') return type('voice', 'audio/mp4', 'm4a');
  return brand === 'qt  ' ? type('video', 'video/quicktime', 'mov') : type('video', 'video/mp4', 'mp4');
}

/** Word, Excel and PowerPoint are zips; the names of their parts stand in the list at the end of the file. */
function ofZip(bytes: Uint8Array): RealType {
  const has = (name: string): boolean => indexOf(bytes, name) >= 0;
  if (!has('[Content_Types].xml')) return type('archive', 'application/zip', 'zip');
  if (has('xl/')) return type('sheet', `${OFFICE}.spreadsheetml.sheet`, 'xlsx');
  if (has('word/')) return type('document', `${OFFICE}.wordprocessingml.document`, 'docx');
  if (has('ppt/')) return type('document', `${OFFICE}.presentationml.presentation`, 'pptx');
  return type('archive', 'application/zip', 'zip');
}

/** Office before 2007. The names of its parts are UTF-16. */
function ofCompound(bytes: Uint8Array): RealType | undefined {
  const has = (name: string): boolean => indexOf(bytes, [...name].join('\0')) >= 0;
  if (has('Workbook')) return type('sheet', 'application/vnd.ms-excel', 'xls');
  return has('WordDocument') ? type('document', 'application/msword', 'doc') : undefined;
}

/** As far as a text of a person goes; markup and scripts are none. */
function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  const head = bytes.subarray(0, 4_096);
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (!isUtf16 && head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return false;
  const start = latin(head, 0, 256)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  return !/^(<|MZ|#!)/.test(start);
}

const latin = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const startsWith = (bytes: Uint8Array, text: string, at: number): boolean =>
  bytes.length >= at + text.length && latin(bytes, at, text.length) === text;

function indexOf(bytes: Uint8Array, text: string): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, text, at)) return at;
  }
  return -1;
}
