import { fold } from '../message/fold.ts';
import { mayBeStripped, stripHonorific } from './honorific.ts';
import { doubt, no, type Reading, sure } from './reading.ts';
import { VIETNAMESE_LETTER } from './vietnamese-letter.ts';

/** VNI text shown in another font has a marked letter right after a or e ("Traàn Vaên"), or ñ and ö ("Ñoã", "Löông"). */
const vni = /[ae][ùøûõïâáàåãäêéèúüë]|[ñö]/i;

const letterOfVietnamese = new RegExp(VIETNAMESE_LETTER);

/**
 * Reads a person's full name. Ethnic and foreign names are names: one to eight words, any Latin letter, hyphens and
 * apostrophes. Nothing is added or corrected but case (of a name all in capitals or all in small letters) and Đ.
 */
export function readName(text: string): Reading<string> {
  if (isAsOnPaper(text)) return sure(text);
  const tidied = tidy(text);
  if (/[\u00A1-\u00A9\u00AB-\u00B6\u00B8\u00B9\u00BB-\u00BF×÷]/.test(tidied))
    return no({ key: 'person.name.garbled' });
  if (/\p{N}/u.test(tidied)) return no({ key: 'person.name.digits' });
  const { name, other } = stripHonorific(tidied);
  const letters = name.replace(/[^\p{L}]/gu, '');
  if (letters === '') return no({ key: 'person.name.empty' });
  if (!/^[\p{L}\p{M}' .-]+$/u.test(name)) return no({ key: 'person.name.symbols' });
  if (name.length > 120) return no({ key: 'person.name.too-long' });

  const value = displayName(name);
  const keep = { id: 'keep', value, label: { key: 'person.name.keep', params: { name: value } } };
  if (other !== undefined) {
    const stripped = displayName(other);
    const label = { key: 'person.name.use', params: { name: stripped } };
    return doubt([{ key: 'person.name.honorific' }], [keep, { id: 'stripped', value: stripped, label }]);
  }
  const odd = findOddity(name, letters);
  return odd === undefined
    ? sure(value)
    : doubt([{ key: `person.name.${odd}`, params: { name: value } }], [keep]);
}

/**
 * "Nguyễn Văn Thử", as most lists have it: Vietnamese words that begin with a capital, none of which may be taken off,
 * nothing that looks like text of an old font. Whatever else is done here would leave it as it is.
 */
function isAsOnPaper(text: string): boolean {
  if (text.length > 120) return false;
  let words = 1;
  let firstEnds = 0;
  let before = 0;
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    const kind = code < kinds.length ? (kinds[code] as number) : 0;
    if (code === SPACE) {
      // A first word of one letter may be anything.
      if (before === 0 || n < 2) return false;
      if (words === 1) firstEnds = n;
      words += 1;
      before = 0;
      continue;
    }
    // Each word begins with a capital, and has no other.
    if ((kind & (before === 0 ? CAPITAL : SMALL)) === 0) return false;
    if ((before & BEFORE_MARKED) !== 0 && (kind & MARKED) !== 0) return false;
    before = kind;
  }
  if (words < 2 || words > 8 || before === 0) return false;
  // None of the words that may be taken off is longer.
  return !(firstEnds <= 4 && mayBeStripped(text)) && !isPolite(text);
}

const SPACE = 0x20;
const CAPITAL = 1;
const SMALL = 2;
/** The two letters of which text of an old font is made: a or e, and behind it one with a mark. */
const BEFORE_MARKED = 4;
const MARKED = 8;

/** What each letter of Vietnamese is, by its code. */
const kinds = Uint8Array.from({ length: 0x1f00 }, (_, code) => {
  const isRare = code > 0x1b0 && code < 0x1ea0;
  const letter = String.fromCharCode(code);
  if (isRare || !letterOfVietnamese.test(letter)) return 0;
  return (
    (letter === letter.toUpperCase() ? CAPITAL : SMALL) |
    (/[ae]/i.test(letter) ? BEFORE_MARKED : 0) |
    (vni.test(`a${letter}`) ? MARKED : 0)
  );
});

const isPolite = (text: string): boolean => text.endsWith(' Ạ');

/** A name all in capitals or all in small letters, as it is written on paper. Any other name stays as it is. */
export function displayName(name: string): string {
  const oneCase = name === name.toUpperCase() || name === name.toLowerCase();
  if (!oneCase) return name;
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
}

function tidy(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/[ÐƉ]/g, 'Đ')
      .replace(/[ðɖ]/g, 'đ')
      .replace(/[\u2018\u2019\u02BC\u02BB`´]/g, "'")
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
      .replace(/\s+/g, ' ')
      .replace(/^[\s.,;:!()-]+|[\s.,;:!()-]+$/g, '')
      // Written with its dot it is only ever politeness; unmarked it can be a name.
      .replace(/[\s,]+ạ$/i, '')
      // "Thị Nhé" is called that; nobody begins the word with a capital, or says it behind a middle name.
      .replace(/(?<!^\p{L}+|(?:^|\s)(?:thị|văn|thi|van))[\s,]+nhé$/u, '')
  );
}

function findOddity(name: string, letters: string): string | undefined {
  if (name.length < 2) return 'too-short';
  if (name.split(' ').length > 8) return 'too-many-words';
  if (vni.test(name)) return 'maybe-garbled';
  // Anything that folding does not turn into a to z is another script, or a letter no Vietnamese language writes.
  return /^[a-z]+$/.test(fold(letters)) ? undefined : 'unusual-letters';
}
