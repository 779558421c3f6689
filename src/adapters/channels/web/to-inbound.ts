import * as z from 'zod';
import type { Enclosure } from '../../../core/message/attachment.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Posted } from '../../../ports/web-channel.ts';

/** As much as a Telegram message may hold, so that nothing is learnt here that fails there. */
const MAX_TEXT = 4_096;
/** As many as an album of Telegram holds. */
const MAX_FILES = 10;

const Id = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);
const Body = z.union([
  z.strictObject({ id: Id, text: z.string() }),
  z.strictObject({ id: Id, token: z.string().min(1).max(200) }),
  z.strictObject({ id: Id, files: z.array(Id).min(1).max(MAX_FILES), text: z.string().optional() }),
]);

type ToEnclosure = (address: string, ref: string) => Enclosure | undefined;

/** From what the page posts to what the pipeline takes in. */
export function toInbound(
  address: string,
  body: unknown,
  at: Instant,
  toEnclosure: ToEnclosure = () => undefined,
): Posted {
  const read = Body.safeParse(body);
  if (!read.success) return { because: 'malformed' };

  const { data } = read;
  const key = `${address}:${data.id}`;
  if ('token' in data) return { inbound: { key, address, at, heard: { text: '', token: data.token } } };

  // A lone surrogate cannot be stored as UTF-8; a phone's keyboard may cut an emoji in two.
  const text = (data.text ?? '').toWellFormed().normalize('NFC').trim();
  if (text.length > MAX_TEXT) return { because: 'too-long' };
  if ('files' in data) {
    const attachments = data.files.map((ref) => toEnclosure(address, ref));
    if (attachments.some((one) => one === undefined)) return { because: 'file-gone' };
    return { inbound: { key, address, at, heard: { text, attachments: attachments.filter(isThere) } } };
  }
  return text === '' ? { because: 'empty' } : { inbound: { key, address, at, heard: { text } } };
}

const isThere = (one: Enclosure | undefined): one is Enclosure => one !== undefined;
