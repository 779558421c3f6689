import { dialled } from './phone.ts';

// Every mask takes any string, and never shows more of it than it would of a proper value.

/** 079*****0123 */
export const maskCitizenId = (id: string): string => maskMiddle(id, 3, 4);

/** +84912345678 as 0912***678 */
export const maskPhone = (phone: string): string => maskMiddle(dialled(phone), 4, 3);

/** 36B1-123.45 as 36B1-***.45: place and series stay, and the last two digits. */
export function maskPlate(plate: string): string {
  const series = plate.indexOf('-');
  return maskMiddle(plate, series < 0 ? 3 : Math.min(series, 5), 2);
}

/** Only the last part ("xã Thử Nghiệm") stays, without its numbers. */
export function maskAddress(address: string): string {
  const parts = address.split(',');
  const last = parts.at(-1)?.trim() ?? '';
  return parts.length < 2 || last === '' ? '***' : `***, ${last.replace(/\p{N}/gu, '*')}`;
}

function maskMiddle(text: string, head: number, tail: number): string {
  const letters = [...text];
  const end = letters.length - tail;
  const masked = letters.map((letter, index) =>
    index < head || index >= end || /[.\- ]/.test(letter) ? letter : '*',
  );
  // A value too short for its mask would be shown whole, or nearly so.
  const hidden = letters.slice(head, Math.max(head, end)).filter((letter) => !/[.\- ]/.test(letter)).length;
  return hidden < 2 ? '*'.repeat(letters.length) : masked.join('');
}
