import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FILE_KINDS } from '../../../src/core/media/file-kind.ts';
import { realTypeOf } from '../../../src/core/media/real-type.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A zip of empty parts, as far as its names go. */
function zip(...names: readonly string[]): string {
  const two = (n: number) => String.fromCharCode(n % 256, Math.floor(n / 256));
  const parts = names.map((name) => `PK\x03\x04${'\0'.repeat(22)}${two(name.length)}\0\0${name}`).join('');
  const list = names
    .map((name) => `PK\x01\x02${'\0'.repeat(24)}${two(name.length)}${'\0'.repeat(16)}${name}`)
    .join('');
  return `${parts}${list}PK\x05\x06${'\0'.repeat(8)}${two(list.length)}\0\0${two(parts.length)}\0\0\0\0`;
}
const type = (text: string) => realTypeOf(latin(text))?.extension;

test.each([
  ['jpg', '\xff\xd8\xff\xe0..JFIF'],
  ['png', '\x89PNG\r\n\x1a\n....'],
  ['gif', 'GIF89a..'],
  ['webp', 'RIFF....WEBPVP8 '],
  ['heic', '\0\0\0\x18ftypheic....'],
  ['mp4', '\0\0\0\x18ftypisom....'],
  ['mov', '\0\0\0\x18ftypqt  ....'],
  ['m4a', '\0\0\0\x18ftypM4A ....'],
  ['webm', '\x1a\x45\xdf\xa3......'],
  ['ogg', 'OggS\0......'],
  ['pdf', '%PDF-1.7\n'],
  ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
  ['docx', zip('[Content_Types].xml', 'word/document.xml')],
  ['pptx', zip('[Content_Types].xml', 'ppt/presentation.xml')],
  ['zip', zip('readme.txt')],
  // What stands in a part, and not in the list of them, says nothing.
  ['docx', zip('[Content_Types].xml', 'word/document.xml', 'word/media/xl')],
  ['zip', zip('a[Content_Types].xml', 'axl/workbook.xml')],
  // Cut off before its list: the parts that stand first tell.
  ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml').slice(0, 90)],
  ['xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...W\0o\0r\0k\0b\0o\0o\0k\0'],
  ['txt', 'STT,Ho ten\n1,Nguyen Van Thu\n'],
  ['txt', '\xef\xbb\xbfSTT;H\xe1\xbb\x8d t\xc3\xaan\n'],
])('a %s is known by its bytes', (extension, text) => {
  expect(type(text)).toBe(extension);
});

test.each([
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a drawing that may hold scripts', '\n <svg xmlns="http://www.w3.org/2000/svg">'],
  ['a program of Windows', 'MZ\x90\0\x03'],
  ['a script', '#!/bin/sh\nrm -rf /'],
  ['a compound file that is no document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....'],
  ['nothing', ''],
])('%s is of no use to anybody', (_, text) => {
  expect(realTypeOf(latin(text))).toBeUndefined();
});

test('any bytes at all are judged', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const real = realTypeOf(bytes);
      if (real) expect(FILE_KINDS).toContain(real.kind);
    }),
    { numRuns: 300 },
  );
});
