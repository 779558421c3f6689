import { type FileKind, type RealType, realType as type } from './file-kind.ts';
import { latin, startsWith } from './latin.ts';

/** As many bytes of a file as tell what it is, or of what its parts have to be looked at. */
export const HEAD = 4_096;

/** What only its parts tell: a zip is Word, Excel or an archive; a compound file is Word or Excel of before 2007. */
export type Container = 'zip' | 'compound';

/**
 * What the first bytes say: a sender's name and type are claims. Undefined for what nobody here can use: programs,
 * pages, drawings that may hold scripts. Signatures: https://en.wikipedia.org/wiki/List_of_file_signatures
 */
export function typeOfHead(head: Uint8Array): RealType | Container | undefined {
  const found = SIGNATURES.find(({ at, is }) => startsWith(head, is, at));
  if (found) return typeof found.what === 'function' ? found.what(head) : found.what;
  return isPlainText(head) ? type('text', 'text/plain', 'txt') : undefined;
}

const INSIDE: Readonly<Record<Container, readonly FileKind[]>> = {
  zip: ['archive', 'sheet', 'document'],
  compound: ['sheet', 'document'],
};

/** Whether a file that begins like this can be one of these. */
export function canBe(head: Uint8Array, accepted: readonly FileKind[]): boolean {
  const found = typeOfHead(head);
  if (found === undefined) return false;
  const kinds = typeof found === 'string' ? INSIDE[found] : [found.kind];
  return kinds.some((kind) => accepted.includes(kind));
}

interface Signature {
  readonly at: number;
  readonly is: string;
  readonly what: RealType | Container | ((head: Uint8Array) => RealType);
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
  { at: 0, is: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', what: 'compound' },
  { at: 0, is: 'PK\x03\x04', what: 'zip' },
];

/** ISO base media: the brand after "ftyp" tells a photo of an iPhone from a video. */
function ofBrand(head: Uint8Array): RealType {
  const brand = latin(head, 8, 4);
  if (/^(hei[cxms]|hev[cx]|mif1|msf1)$/.test(brand)) return type('photo', 'image/heic', 'heic');
  if (brand === 'avif') return type('photo', 'image/avif', 'avif');
  if (brand === 'M4A ') return type('voice', 'audio/mp4', 'm4a');
  return brand === 'qt  ' ? type('video', 'video/quicktime', 'mov') : type('video', 'video/mp4', 'mp4');
}

/** As far as a text of a person goes; markup and scripts are none. */
function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  const head = bytes.subarray(0, HEAD);
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (!isUtf16 && head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return false;
  const start = latin(head, 0, 256)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  return !/^(<|MZ|#!)/.test(start);
}
