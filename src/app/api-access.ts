import { DAY, type Instant, later } from '../core/time/instant.ts';
import type { Cipher } from '../ports/cipher.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store, Tx } from '../ports/store.ts';

/** What a token that was shown may read. */
export interface Reader {
  readonly name: string;
  maySee(commune: string): boolean;
}

/** Undefined for a token that never was, has expired or was revoked; nobody is told which. */
export type FindReader = (token: string) => Promise<Reader | undefined>;

const digestOf = (cipher: Cipher, token: string): Uint8Array => cipher.digest('api-token', token);

export const createFindReader =
  ({
    store,
    clock,
    cipher,
  }: {
    readonly store: Store;
    readonly clock: Clock;
    readonly cipher: Cipher;
  }): FindReader =>
  async (token) => {
    const found = await store.transaction((tx) => tx.apiTokens.find(digestOf(cipher, token)));
    if (found === undefined || found.revokedAt !== undefined || found.expires <= clock.now())
      return undefined;
    const { name, communes } = found;
    return { name, maySee: (commune) => communes === undefined || communes.includes(commune) };
  };

interface Wanted {
  readonly name: string;
  /** Undefined for all communes. */
  readonly communes: readonly string[] | undefined;
  readonly days: number;
  readonly at: Instant;
}

/** Stores a new token and returns it; it is nowhere kept in clear. An older one of that name ends. */
export async function makeApiToken(
  tx: Tx,
  { cipher, newToken }: { readonly cipher: Cipher; readonly newToken: () => string },
  { name, communes, days, at }: Wanted,
): Promise<{ readonly token: string; readonly expires: Instant }> {
  await tx.apiTokens.revoke(name, at);
  const token = `cd_${newToken()}`;
  const expires = later(at, days * DAY);
  tx.apiTokens.add({ digest: digestOf(cipher, token), name, communes, since: at, expires });
  tx.audit.add({
    at,
    actor: 'operator',
    action: 'make-api-token',
    subject: name,
    detail: { communes: communes?.length ?? 0, days },
  });
  return { token, expires };
}
