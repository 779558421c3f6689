import { fold } from '../message/fold.ts';
import { isForgotten } from '../person/forgotten.ts';
import { no, type Reading, sure } from '../person/reading.ts';

/** A commune or ward that a tip can be about, with the names people still use. */
export interface KnownPlace {
  readonly id: string;
  readonly name: string;
  readonly formerly: readonly string[];
}

/** What can be made out of a place as it was typed; the words themselves are kept beside it. */
export interface Place {
  readonly typed: string;
  readonly house?: string;
  readonly road?: string;
  readonly junction?: string;
  readonly km?: string;
  /** The id of a known place. */
  readonly ward?: string;
}

/** "km 152+300 quốc lộ 14, xã Hòa Bình", "số 12 Phan Đình Phùng", "ngã tư Duy Tân - Trần Phú". */
export function readPlace(typed: string, places: readonly KnownPlace[]): Place {
  const text = typed.normalize('NFC').trim();
  const found = (pattern: RegExp): string | undefined => pattern.exec(text)?.groups?.['name']?.trim();
  const km = found(/\bkm\s*(?<name>\d{1,4}(?:\s*\+\s*\d{1,3})?(?:[.,]\d)?)/i)?.replaceAll(' ', '');
  const house = found(/(?:\bsố(?: nhà)?|\bso(?: nha)?|\bnhà số)\s*(?<name>\d+[a-z]?(?:\/\d+[a-z]?)*)/iu);
  const junction = found(
    /(?<name>(?:ngã (?:ba|tư|năm|sáu|bảy|[3-7])|nga (?:ba|tu|nam|[3-7])|vòng xoay|vong xoay|bùng binh|nút giao)\s+[^,;]+)/iu,
  );
  const road = found(
    /(?<name>(?:quốc lộ|quoc lo|ql|tỉnh lộ|tinh lo|tl|đt|đường|duong|phố|cao tốc|cao toc|hẻm|hem|ngõ|kiệt)\.?\s*[^,;]+)/iu,
  );
  const ward = findPlace(text, places)?.id;
  return {
    typed: text,
    ...(house !== undefined && { house }),
    ...(road !== undefined && { road }),
    ...(junction !== undefined && { junction }),
    ...(km !== undefined && { km }),
    ...(ward !== undefined && { ward }),
  };
}

/** The longest name that stands in the text; a name of one place never hides in that of another. */
export function findPlace(text: string, places: readonly KnownPlace[]): KnownPlace | undefined {
  const said = ` ${fold(text).replaceAll(/[^a-z0-9]+/g, ' ')} `;
  const names = places.flatMap((place) =>
    [place.name, ...place.formerly].map((name) => ({
      place,
      words: fold(name).replaceAll(/[^a-z0-9]+/g, ' '),
    })),
  );
  const meant = names.filter(({ words }) => said.includes(` ${words} `));
  return meant.sort((a, b) => b.words.length - a.words.length)[0]?.place;
}

/** As an answer: the words, and the known place when the words do not name it as it is called today. */
export function readPlaceAnswer(typed: string, places: readonly KnownPlace[]): Reading<readonly string[]> {
  const text = typed.normalize('NFC').trim();
  if (!/\p{L}{2}/u.test(text)) return no({ key: 'violation.where.empty' });
  if (isForgotten(text)) return no({ key: 'violation.where.forgotten' });
  if (text.length > 300) return no({ key: 'violation.where.long' });
  const place = findPlace(text, places);
  const isNamed = place === undefined || fold(text).includes(fold(place.name));
  return sure(isNamed ? [text] : [text, place.name]);
}
