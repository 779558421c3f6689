/**
 * Sixteen figures, "0123456789012345": fifteen at random and one that checks them. Whoever holds it can read what
 * became of a tip and answer; nobody else can be found by it.
 */
export type Receipt = string & { readonly __brand: 'Receipt' };

export const RANDOM_DIGITS = 15;

/** `digits` come from a good source of randomness, fifteen of them. */
export function toReceipt(digits: string): Receipt {
  if (!/^\d{15}$/.test(digits)) throw new Error('a receipt is made of fifteen figures');
  return `${digits}${checkDigit(digits)}` as Receipt;
}

/** Reads one with spaces, dots or hyphens between the figures. A slip or a swap of neighbours is `wrong`. */
export function readReceipt(typed: string): Receipt | 'none' | 'wrong' {
  // Without looking behind: the pages run this too, and telephones of 2022 cannot.
  const found = /(?:^|\D)(\d(?:[\s.\-–]?\d){11,19})(?!\d)/.exec(typed.normalize('NFKC'));
  const digits = found?.[1]?.replaceAll(/\D/g, '') ?? '';
  if (digits === '') return 'none';
  return digits.length === RANDOM_DIGITS + 1 && checkDigit(digits) === '0' ? (digits as Receipt) : 'wrong';
}

/** "0123 4567 8901 2345", as people copy it from paper. */
export const showReceipt = (receipt: Receipt): string => receipt.replaceAll(/(\d{4})(?=\d)/g, '$1 ');

/** H. Michael Damm, Total anti-symmetrische Quasigruppen (2004): finds every wrong figure and every swap of two neighbours. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

const checkDigit = (digits: string): string =>
  [...digits].reduce((interim, digit) => DAMM[Number(interim)]?.[Number(digit)] ?? '0', '0');
