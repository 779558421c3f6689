import { no, type Reading, sure } from './reading.ts';

/**
 * Reads an address as free text: there is no list of villages to hold it against, and people still write the names
 * of before the merger.
 */
export function readAddress(text: string): Reading<string> {
  const address = text
    .normalize('NFC')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/[^\S\r\n]+/g, ' ')
    .replace(/ ?[\r\n]+ ?/g, ', ')
    .replace(/,(?: *,)+/g, ',')
    .replace(/ +/g, ' ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '');
  if (/\d{9,}/.test(address.replace(/[\s.-]/g, ''))) return no({ key: 'person.address.number' });
  // "Ấp 3" and "Bản Na" are whole addresses inside a commune.
  if (address.length < 4 || (address.match(/\p{L}/gu) ?? []).length < 2)
    return no({ key: 'person.address.too-short' });
  return address.length > 300 ? no({ key: 'person.address.too-long' }) : sure(address);
}
