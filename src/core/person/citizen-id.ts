import type { Text } from '../message/message.ts';
import { citizenIdProvinces } from './citizen-id-provinces.ts';
import { findNumbers } from './digits.ts';
import { doubt, no, type Reading, sure } from './reading.ts';

/** Số định danh cá nhân: twelve digits. The number tells province, sex and birth year, so it is personal data. */
export type CitizenId = string & { readonly __brand: 'CitizenId' };

export interface AboutCitizenId {
  readonly province: { readonly code: string; readonly name: string | undefined };
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
}

/** Reads a citizen ID as typed. There is no check digit, so a slip in the last six digits cannot be seen. */
export function readCitizenId(text: string, today: { readonly year: number }): Reading<CitizenId> {
  if (isPlainCitizenId(text, today.year)) return sure(text);
  const [typed, ...more] = findNumbers(text, 6);
  if (typed === undefined) return no({ key: 'person.citizen-id.not-a-number' });
  if (more.length > 0) return no({ key: 'person.citizen-id.one-at-a-time' });

  const digits = restoreZeros(typed.digits);
  if (digits === undefined) return no(wrongLength(typed.digits));
  const wrong = findWrong(digits, today.year);
  if (wrong !== undefined) return no(digits === typed.digits ? wrong : wrongLength(typed.digits));

  const id = digits as CitizenId;
  const [first, ...others] = [
    ...(typed.repaired ? [{ key: 'person.citizen-id.letters' }] : []),
    ...(digits === typed.digits ? [] : [{ key: 'person.citizen-id.zero-lost', params: { value: id } }]),
    ...(citizenIdProvinces.has(provinceOf(id))
      ? []
      : [{ key: 'person.citizen-id.unknown-province', params: { code: provinceOf(id) } }]),
  ];
  if (first === undefined) return sure(id);
  const reading = digits !== typed.digits ? 'restored' : typed.repaired ? 'repaired' : 'keep';
  return doubt(
    [first, ...others],
    [{ id: reading, value: id, label: { key: `person.citizen-id.${reading}`, params: { value: id } } }],
  );
}

/** Twelve digits of which nothing is to be said, as most lists have them; others may be too, once they are looked at. */
function isPlainCitizenId(text: string, thisYear: number): text is CitizenId {
  if (text.length !== 12) return false;
  let steps = 0;
  for (let n = 0; n < 12; n++) {
    const digit = text.charCodeAt(n) - ZERO;
    if (digit < 0 || digit > 9) return false;
    // Neighbours on the dial, or the same: a number in which all are may be made up.
    const step = n === 0 ? 1 : (digit - (text.charCodeAt(n - 1) - ZERO) + 10) % 10;
    if (step === 0 || step === 1 || step === 9) steps += 1;
  }
  return (
    steps < 12 &&
    text.charCodeAt(3) <= ZERO + 3 &&
    birthYearOf(text) <= thisYear &&
    citizenIdProvinces.has(provinceOf(text))
  );
}

const ZERO = 0x30;

/** What the number itself says. Structure: TT 59/2021/TT-BCA, điều 4. */
export function aboutCitizenId(id: CitizenId): AboutCitizenId {
  const century = Number(id.charAt(3));
  return {
    province: { code: provinceOf(id), name: citizenIdProvinces.get(provinceOf(id)) },
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: birthYearOf(id),
  };
}

/** The only thing of it that is asked of each row of a list. */
export function birthYearOf(id: string): number {
  const digit = (n: number): number => id.charCodeAt(n) - ZERO;
  return 1900 + 100 * Math.floor(digit(3) / 2) + 10 * digit(4) + digit(5);
}

const provinceOf = (digits: string): string => digits.slice(0, 3);

/** Excel drops leading zeros: one of 079…, two of 001…. A number typed with a zero in front has lost nothing to it. */
function restoreZeros(digits: string): string | undefined {
  if (digits.length === 12) return digits;
  const restored = digits.padStart(12, '0');
  if (digits.length === 11 && !digits.startsWith('0')) return restored;
  const likely = digits.length === 11 || (digits.length === 10 && !digits.startsWith('0'));
  return likely && citizenIdProvinces.has(provinceOf(restored)) ? restored : undefined;
}

function wrongLength(digits: string): Text {
  if (digits.length === 9) return { key: 'person.citizen-id.old-card' };
  if (digits.length === 10 && digits.startsWith('0')) return { key: 'person.citizen-id.phone' };
  return { key: 'person.citizen-id.length', params: { digits: digits.length } };
}

function findWrong(digits: string, thisYear: number): Text | undefined {
  if (isMadeUp(digits)) return { key: 'person.citizen-id.made-up' };
  // 4 to 9 are people born after 2100.
  if (Number(digits.charAt(3)) > 3)
    return { key: 'person.citizen-id.century', params: { digit: digits.charAt(3) } };
  const birthYear = birthYearOf(digits);
  return birthYear > thisYear
    ? { key: 'person.citizen-id.future', params: { year: String(birthYear) } }
    : undefined;
}

/** One digit all along, or counting up or down: what people type to get past a question. */
function isMadeUp(digits: string): boolean {
  return /^(\d)\1+$/.test(digits) || UP.includes(digits) || DOWN.includes(digits);
}

const UP = '0123456789'.repeat(3);
const DOWN = '9876543210'.repeat(3);
