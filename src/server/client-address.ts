import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { isTrusted, type TrustedProxies } from './trusted-proxies.ts';

/** What the limits of public pages count by. Kept nowhere. */
export interface ClientEnv {
  Variables: { readonly client: string };
}

/** Notes where a request came from, for whoever has to count requests. */
export const noteClient =
  (trusted: TrustedProxies): MiddlewareHandler<ClientEnv> =>
  async (c, next) => {
    c.set('client', clientAddress(remoteOf(c), c.req.header('x-forwarded-for'), trusted));
    await next();
  };

/**
 * The address of the person: that of the connection, unless our own proxies stand before it. Each proxy writes at the
 * end of X-Forwarded-For whom it was asked by; everything further left anybody could have written.
 */
export function clientAddress(remote: string, forwarded = '', trusted: TrustedProxies = 0): string {
  const chain = [...forwarded.split(',').map(toAddress), toAddress(remote)].filter((each) => each !== '');
  if (typeof trusted === 'number') return networkOf(chain.at(-1 - trusted) ?? chain[0] ?? UNKNOWN);
  const client = chain.findLast((address) => isIP(address) === 0 || !isTrusted(trusted, address));
  return networkOf(client ?? chain[0] ?? UNKNOWN);
}

/** Without a port, and an IPv4 address as such. */
function toAddress(text: string): string {
  const bare = /^\[(?<inner>[^\]]+)\]/.exec(text.trim())?.groups?.['inner'] ?? text.trim();
  const plain = /^\d+(?:\.\d+){3}:\d+$/.test(bare) ? bare.slice(0, bare.lastIndexOf(':')) : bare;
  return plain.replace(/^::ffff:(?=\d+(?:\.\d+){3}$)/i, '');
}

/** Of IPv6 everybody has a network of 2^64 addresses, and that is what is counted. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = address.includes('::')
    ? [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail)]
    : groups(head);
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

function remoteOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? UNKNOWN;
  } catch {
    // Asked without a connection, as in a test.
    return UNKNOWN;
  }
}

const UNKNOWN = 'unknown';
