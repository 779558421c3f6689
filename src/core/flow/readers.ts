import { readAddress } from '../person/address.ts';
import { readCitizenId } from '../person/citizen-id.ts';
import { readName } from '../person/name.ts';
import { readPhone } from '../person/phone.ts';
import type { Plate } from '../person/plate.ts';
import { readPlates } from '../person/plates.ts';
import { no, type Reading, sure } from '../person/reading.ts';
import { dayOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { readPlaceAnswer } from '../violation/place.ts';
import { readWhen } from '../violation/read-when.ts';
import { readReceipt } from '../violation/receipt.ts';
import type { Wanted } from './flow.ts';
import { readNumber } from './read-number.ts';
import type { Answer } from './session.ts';

/** Answers that are typed; the others are chosen. */
export type Typed = Exclude<Wanted, { readonly type: 'choice' | 'several' | 'files' }>;

type Reader<W extends Typed> = (text: string, wanted: W, at: Instant, begun?: string) => Reading<Answer>;

/** A paragraph; what is longer is hardly the answer to a question. */
const MAX_TEXT = 1000;

const readers: { readonly [T in Typed['type']]: Reader<Extract<Typed, { type: T }>> } = {
  text: (text, { max = MAX_TEXT }) => readText(text, max),
  number: readNumber,
  name: (text) => readName(text),
  'citizen-id': (text, _, at) => readCitizenId(text, { year: yearAt(at) }),
  phone: (text) => readPhone(text),
  plates: (text) => asDisplayed(readPlates(text)),
  address: (text) => readAddress(text),
  moment: (text, { timeZone }, at, begun) => readWhen(text, at, timeZone, begun),
  place: (text, { among }) => readPlaceAnswer(text, among),
  receipt: readReceiptAnswer,
};

/** Reads what was typed as the kind of answer that is wanted; `begun` is what was typed before and left in doubt. */
export function readTyped<W extends Typed>(
  text: string,
  wanted: W,
  at: Instant,
  begun?: string,
): Reading<Answer> {
  const read = readers[wanted.type] as Reader<W>;
  return read(text, wanted, at, begun);
}

function readReceiptAnswer(typed: string): Reading<string> {
  const receipt = readReceipt(typed);
  const isRead = receipt !== 'none' && receipt !== 'wrong';
  return isRead ? sure(receipt) : no({ key: `violation.receipt.${receipt}` });
}

function readText(typed: string, max: number): Reading<string> {
  const value = typed.normalize('NFC').trim();
  if (value === '') return no({ key: 'flow.text.empty' });
  return value.length > max ? no({ key: 'flow.text.long', params: { max } }) : sure(value);
}

/** The display form tells a car from a motorbike, so it can be read again without a doubt. */
function asDisplayed(reading: ReturnType<typeof readPlates>): Reading<readonly string[]> {
  const display = (plates: readonly Plate[]): readonly string[] => plates.map((plate) => plate.display);
  switch (reading.verdict) {
    case 'sure':
      return sure(display(reading.value));
    case 'doubt':
      return {
        ...reading,
        readings: reading.readings.map((each) => ({ ...each, value: display(each.value) })),
      };
    case 'no':
      return reading;
  }
}

const yearAt = (at: Instant): number => Number(dayOf(at, 'Asia/Ho_Chi_Minh').slice(0, 4));
