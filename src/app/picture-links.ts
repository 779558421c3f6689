import { timingSafeEqual } from 'node:crypto';
import { HOUR, type Instant, later } from '../core/time/instant.ts';
import type { Cipher } from '../ports/cipher.ts';
import type { Clock } from '../ports/clock.ts';

/** Addresses at which a platform that takes no uploads fetches a drawing of ours. */
export interface PictureLinks {
  pathOf(name: string): string;
  /** Whether we gave out this path's key for this drawing, and not too long ago. */
  isGood(name: string, key: string): boolean;
}

/** Zalo fetches a picture more than once, some minutes apart: https://docs.zaloplatforms.com/docs/BOT */
const LIFE = HOUR;
const PURPOSE = 'picture-link';

/** Nothing is kept: the key says until when it is good, and only we can make one. */
export function createPictureLinks(cipher: Pick<Cipher, 'digest'>, clock: Clock): PictureLinks {
  const proof = (name: string, until: Instant): Uint8Array => cipher.digest(PURPOSE, `${until} ${name}`);
  return {
    pathOf(name) {
      const until = later(clock.now(), LIFE);
      const mac = Buffer.from(proof(name, until)).toString('base64url');
      return `/pictures/${name}/${until.toString(36)}-${mac}.png`;
    },
    isGood(name, key) {
      const [, written = '', mac = ''] = /^([0-9a-z]{1,11})-([\w-]{22})$/.exec(key) ?? [];
      const until = Number.parseInt(written, 36) as Instant;
      if (!(until > clock.now())) return false;
      return timingSafeEqual(Buffer.from(mac, 'base64url'), proof(name, until));
    },
  };
}
