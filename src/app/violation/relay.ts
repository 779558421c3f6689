import type { Language } from '../../core/message/message.ts';
import type { Cipher } from '../../ports/cipher.ts';
import type { Contact } from '../../ports/store.ts';

/**
 * Sealed to the desk, and within that by this server: the desk alone cannot tell who it is, the server alone cannot
 * tell which tip it belongs to. The officer's browser hands it back with an answer, and news are sent.
 */
export interface Relay {
  /** Where news go, sealed by the server; not there when the reporter wants none. */
  readonly news?: string;
  /** What the reporter can be blocked by. */
  readonly handle?: string;
}

export interface NewsAddress extends Contact {
  readonly language: Language;
}

export const sealNews = (cipher: Cipher, tip: string, address: NewsAddress): string =>
  Buffer.from(cipher.seal(placeOf(tip), JSON.stringify(address))).toString('base64');

/** Undefined for what is not of this tip, or no seal of ours: it comes from a browser. */
export function openNews(cipher: Cipher, tip: string, news: string): NewsAddress | undefined {
  try {
    return JSON.parse(cipher.open(placeOf(tip), Buffer.from(news, 'base64'))) as NewsAddress;
  } catch {
    return undefined;
  }
}

const placeOf = (tip: string): string => `tip.news:${tip}`;
