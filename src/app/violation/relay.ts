import { createHash } from 'node:crypto';
import type { Cipher } from '../../ports/cipher.ts';
import type { FollowUp } from '../../ports/tables/follow-ups.ts';

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

export type NewsAddress = FollowUp['to'];

/** What is within the seal of `Relay.news`. */
export interface News extends NewsAddress {
  /** Names the question of four weeks later, see `followUpOf`. */
  readonly followUp?: string;
}

export const sealNews = (cipher: Cipher, tip: string, news: News): string =>
  Buffer.from(cipher.seal(placeOf(tip), JSON.stringify(news))).toString('base64');

/** Undefined for what is not of this tip, or no seal of ours: it comes from a browser. */
export function openNews(cipher: Cipher, tip: string, news: string): News | undefined {
  try {
    return JSON.parse(cipher.open(placeOf(tip), Buffer.from(news, 'base64'))) as News;
  } catch {
    return undefined;
  }
}

/** Made of the secret of a receipt, as the page of the receipt makes it (server/violation/page/seal.js). */
export const followUpOf = (secret: string): string =>
  createHash('sha256').update(`cao-diem follow-up 1 ${secret}`).digest('hex');

const placeOf = (tip: string): string => `tip.news:${tip}`;
