import { describe, expect, test } from 'vitest';
import { clientAddress } from '../../src/server/client-address.ts';
import { readTrustedProxies } from '../../src/server/trusted-proxies.ts';

const client = (remote: string, forwarded: string | undefined, trusted = '0') =>
  clientAddress(remote, forwarded, readTrustedProxies(trusted));

describe('where a request came from', () => {
  test.each([
    ['nobody is trusted', '203.0.113.9', '198.51.100.1', '0', '203.0.113.9'],
    ['one proxy', '127.0.0.1', '203.0.113.9', '1', '203.0.113.9'],
    [
      'one proxy, and a header that the person wrote',
      '127.0.0.1',
      '1.1.1.1, 203.0.113.9',
      '1',
      '203.0.113.9',
    ],
    ['two proxies', '127.0.0.1', '1.1.1.1, 203.0.113.9, 10.0.0.2', '2', '203.0.113.9'],
    ['more proxies than there were', '127.0.0.1', '203.0.113.9', '5', '203.0.113.9'],
    ['no header', '203.0.113.9', undefined, '1', '203.0.113.9'],
    ['a list', '10.0.0.2', '1.1.1.1, 203.0.113.9, 10.0.0.7', '10.0.0.0/8', '203.0.113.9'],
    ['a list, and somebody else asks', '198.51.100.7', '203.0.113.9', '10.0.0.0/8', '198.51.100.7'],
    ['a list, and nothing but proxies', '10.0.0.2', '10.0.0.7', '10.0.0.0/8', '10.0.0.7'],
    ['a word that is no address', '10.0.0.2', 'unknown', '10.0.0.0/8', 'unknown'],
    ['with ports', '::ffff:10.0.0.2', '203.0.113.9:4711', '10.0.0.2', '203.0.113.9'],
    ['IPv6 by network', '2001:db8:0:7::1', undefined, '0', '2001:db8:0:7::/64'],
    ['IPv6 in brackets', '::1', '[2001:0db8::9]:443', '::1', '2001:db8:0:0::/64'],
    ['nothing', '', undefined, '0', 'unknown'],
  ])('%s', (_, remote, forwarded, trusted, expected) => {
    expect(client(remote, forwarded, trusted)).toBe(expected);
  });
});
