import type { Text } from '../message/message.ts';
import { findNumbers, type TypedNumber } from './digits.ts';
import { oldMobilePrefixes } from './phone-prefixes.ts';
import { doubt, no, type Reading, sure } from './reading.ts';

/** E.164: "+84912345678". Not a Zalo or Telegram id. */
export type Phone = string & { readonly __brand: 'Phone' };

/** Reads a phone number as typed, whatever the grouping. Prefixes keep being added, so an unknown one only warns. */
export function readPhone(text: string): Reading<Phone> {
  const [first, ...more] = findNumbers(text, 7);
  if (first === undefined) return no({ key: 'person.phone.not-a-number' });
  const reading = readNumber(first);
  return more.length === 0 ? reading : chooseOne([reading, ...more.map(readNumber)]);
}

/** As it is dialled in Viet Nam: 0912345678. A foreign number stays as it is. */
export const dialled = (phone: string): string => phone.replace(/^\+84/, '0');

const mobile = /^0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}$/;
const landline = /^02\d{9}$/;
const toPhone = (national: string): Phone => `+84${national.slice(1)}` as Phone;

function readNumber(typed: TypedNumber): Reading<Phone> {
  const national = toNational(typed);
  if (national === undefined) return readForeign(typed);
  const slips: readonly Text[] = typed.repaired ? [{ key: 'person.phone.letters' }] : [];
  if (mobile.test(national) || landline.test(national)) return offer(national, 'repaired', slips);
  if (mobile.test(`0${national}`) || landline.test(`0${national}`))
    return offer(`0${national}`, 'restored', [...slips, { key: 'person.phone.zero-lost' }]);
  if (/^01\d{9}$/.test(national)) return readOldMobile(national);
  if (/^0[2-9]\d{8}$/.test(national))
    return offer(national, 'keep', [...slips, { key: 'person.phone.unknown-prefix' }]);
  return no({ key: 'person.phone.length', params: { digits: national.length } });
}

/** The trunk zero is often kept behind the country code: +84 (0) 912…. */
function toNational({ digits, international }: TypedNumber): string | undefined {
  const prefixed = /^(?:0084|84)0?([1-9]\d{8,9})$/.exec(digits);
  if (prefixed !== null && (international || digits.length >= 11)) return `0${prefixed[1]}`;
  return international || digits.startsWith('00') ? undefined : digits;
}

function readForeign({ digits }: TypedNumber): Reading<Phone> {
  const number = digits.replace(/^00/, '');
  if (!/^[1-9]\d{7,14}$/.test(number) || number.startsWith('84'))
    return no({ key: 'person.phone.length', params: { digits: digits.length } });
  return doubt(
    [{ key: 'person.phone.foreign' }],
    [
      {
        id: 'keep',
        value: `+${number}` as Phone,
        label: { key: 'person.phone.keep', params: { value: `+${number}` } },
      },
    ],
  );
}

/** Eleven digits beginning 01 died in 2018. Most became ten digits by a fixed table, so the new number is offered. */
function readOldMobile(national: string): Reading<Phone> {
  const prefix = oldMobilePrefixes.get(national.slice(0, 4));
  if (prefix === undefined) return no({ key: 'person.phone.died' });
  return offer(prefix + national.slice(4), 'renewed', [
    { key: 'person.phone.renumbered', params: { value: national } },
  ]);
}

function offer(national: string, id: string, reasons: readonly Text[]): Reading<Phone> {
  const [first, ...others] = reasons;
  if (first === undefined) return sure(toPhone(national));
  const label = {
    key: id === 'keep' ? 'person.phone.keep' : 'person.phone.use',
    params: { value: national },
  };
  return doubt([first, ...others], [{ id, value: toPhone(national), label }]);
}

function chooseOne(readings: readonly Reading<Phone>[]): Reading<Phone> {
  const values = new Set(
    readings.flatMap((reading) =>
      reading.verdict === 'sure'
        ? [reading.value]
        : reading.verdict === 'doubt'
          ? reading.readings.map(({ value }) => value)
          : [],
    ),
  );
  const [only] = readings;
  if (values.size <= 1 && only !== undefined) return readings.find(({ verdict }) => verdict !== 'no') ?? only;
  return doubt(
    [{ key: 'person.phone.several' }],
    [...values].map((value, index) => ({
      id: `number-${index + 1}`,
      value,
      label: { key: 'person.phone.use', params: { value: dialled(value) } },
    })),
  );
}
