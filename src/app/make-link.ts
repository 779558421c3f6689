import { type Instant, later, MINUTE } from '../core/time/instant.ts';
import type { Cipher } from '../ports/cipher.ts';
import type { Tx } from '../ports/store.ts';

interface Wanted {
  readonly account: string;
  readonly commune: string;
  /** The page that it opens, and none other: "board". */
  readonly page: string;
  /** What the page begins with: ids only, nothing personal. */
  readonly args?: Readonly<Record<string, string>>;
  readonly at: Instant;
}

/**
 * An address that opens one page for one account, once, within fifteen minutes. Opening it takes a tap on the page it
 * leads to, because chat apps fetch links for their previews.
 */
export type MakeLink = (tx: Tx, wanted: Wanted) => string;

export const LINK_MINUTES = 15;

interface Deps {
  readonly cipher: Cipher;
  readonly newToken: () => string;
  /** Where browsers reach this server, without a path; asked for late, since a port may be chosen at the start. */
  readonly publicUrl: () => string;
}

export function createMakeLink({ cipher, newToken, publicUrl }: Deps): MakeLink {
  return (tx, { account, commune, page, args = {}, at }) => {
    const token = newToken();
    const digest = digestLink(cipher, token);
    tx.webLinks.add({ digest, account, commune, page, args, expires: later(at, LINK_MINUTES * MINUTE) });
    return `${publicUrl()}/l/${token}`;
  };
}

export const digestLink = (cipher: Cipher, token: string): Uint8Array => cipher.digest('web-link', token);
