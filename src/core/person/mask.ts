import { dialled } from './phone.ts';

/** Every mask takes any string and never shows more of it than it would of a proper value. */

/** 079*****0123 */
export const maskCitizenId = (id: string): string => maskMiddle(id, 3, 4);

/** +84912345678 as 0912***678 */
export const maskPhone = (phone: string): string => maskMiddle(dialled(phone), 4, 3);

/** 36B1-123.45 as 36B1-***.45: the place and series stay, and the last two digits. */
export function maskPlate(plate: string): string {
  if (plate.length < 7) return '*'.repeat(plate.length);
  const shown = Math.min(plate.search(/\d[\d.\- ]*$/), 4);
  return plate.slice(0, shown).concat(plate.slice(shown, -2).replace(/[^.\- ]/g, '*'), plate.slice(-2));
}

/** Only the last part ("xã Thử Nghiệm") stays, without its numbers. */
export function maskAddress(address: string): string {
  const parts = address.split(',');
  const last = parts.at(-1)?.trim() ?? '';
  return parts.length < 2 || last === '' ? '***' : `***, ${last.replace(/\p{N}/gu, '*')}`;
}

function maskMiddle(text: string, head: number, tail: number): string {
  // A short value would be shown whole, or nearly so.
  if (text.length < head + tail + 3) return '*'.repeat(text.length);
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(-tail);
}
