import { fold } from '../message/fold.ts';

/**
 * The village of an address, the same however it is written: "Tổ 2, thôn 3, xã Thử", "thôn 3 xã Thử" and "Thôn Ba" are in
 * one. Empty where the address names none.
 */
export function villageOf(address: string): string {
  const said = fold(address)
    .replace(/[.\s]+/g, ' ')
    .replace(/[^a-z0-9 ]+/g, ' , ');
  // A hamlet is a part of a village.
  const found = village.exec(said) ?? hamlet.exec(said);
  const [, kind = '', name = ''] = found ?? [];
  return found === null ? '' : `${kind} ${numbers.get(name) ?? name}`;
}

const end =
  'xa|phuong|huyen|tinh|tp|thanh pho|thi|tt|quan|to|so|duong|doi|khoi|thon|ap|xom|khu|buon|ban|lang|cu';
const name = `(\\d{1,3}[a-z]?|(?!(?:${end}) )[a-z]+(?: (?!(?:${end})(?: |$))[a-z]+){0,2})(?![a-z0-9])`;
const named = (kinds: string): RegExp => new RegExp(`(?:^|[ ,])(${kinds})(?: so)? ${name}`);

const village = named(
  'thon|ap|buon|bon|ban|lang|plei|khu pho|kp|to dan pho|tdp|khu dan cu|kdc|khom|soc|phum|khu vuc',
);
const hamlet = named('xom|khu|to');

const numbers: ReadonlyMap<string, string> = new Map([
  ...'mot hai ba bon nam sau bay tam chin muoi'.split(' ').map((word, n) => [word, String(n + 1)] as const),
  ['tu', '4'],
]);
