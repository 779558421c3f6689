import { createHash, timingSafeEqual } from 'node:crypto';

interface Signed {
  readonly appId: string;
  readonly secret: string;
  readonly body: Uint8Array;
  /** As it stands in the body. */
  readonly timestamp: string;
}

/**
 * A plain hash over four strings put together: https://developers.zalo.me/docs/official-account/webhook/tin-nhan.
 * Over the raw bytes, because JSON that is written again is other JSON.
 */
export const macOf = ({ appId, secret, body, timestamp }: Signed): string =>
  createHash('sha256').update(appId).update(body).update(timestamp).update(secret).digest('hex');

/** `header` is "mac=<hex>". */
export function isSigned(header: string | undefined, signed: Signed): boolean {
  const given = /^mac=(?<mac>[0-9a-f]{64})$/i.exec(header?.trim() ?? '')?.groups?.['mac'];
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(macOf(signed), 'hex'));
}
