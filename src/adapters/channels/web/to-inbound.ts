import * as z from 'zod';
import type { Instant } from '../../../core/time/instant.ts';
import type { Posted } from '../../../ports/web-channel.ts';

/** As much as a Telegram message may hold, so that nothing is learnt here that fails there. */
const MAX_TEXT = 4_096;

const Id = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);
const Body = z.union([
  z.strictObject({ id: Id, text: z.string() }),
  z.strictObject({ id: Id, token: z.string().min(1).max(200) }),
]);

/** From what the page posts to what the pipeline takes in. */
export function toInbound(address: string, body: unknown, at: Instant): Posted {
  const read = Body.safeParse(body);
  if (!read.success) return { because: 'malformed' };

  const key = `${address}:${read.data.id}`;
  if ('token' in read.data)
    return { inbound: { key, address, at, heard: { text: '', token: read.data.token } } };

  // A lone surrogate cannot be stored as UTF-8; a phone's keyboard may cut an emoji in two.
  const text = read.data.text.toWellFormed().normalize('NFC').trim();
  if (text === '') return { because: 'empty' };
  if (text.length > MAX_TEXT) return { because: 'too-long' };
  return { inbound: { key, address, at, heard: { text } } };
}
