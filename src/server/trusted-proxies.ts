import { BlockList, isIP } from 'node:net';

/** How many proxies of our own stand before this server, or which addresses are theirs. */
export type TrustedProxies = number | BlockList;

/** "1", or "10.0.0.5, 192.168.0.0/16, ::1"; undefined for anything else. */
export function readTrustedProxies(text: string): TrustedProxies | undefined {
  if (/^\d{1,2}$/.test(text.trim())) return Number(text);
  const list = new BlockList();
  for (const word of text.split(/[\s,]+/).filter((each) => each !== '')) {
    const [address = '', bits, ...more] = word.split('/');
    const version = isIP(address);
    const longest = version === 6 ? 128 : 32;
    const length = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    if (version === 0 || more.length > 0 || !(length <= longest)) return undefined;
    list.addSubnet(address, length, version === 6 ? 'ipv6' : 'ipv4');
  }
  return list.rules.length > 0 ? list : undefined;
}

export const isTrusted = (list: BlockList, address: string): boolean =>
  list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
