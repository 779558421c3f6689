import { createHash } from 'node:crypto';
import type { RealType } from '../../core/media/file-kind.ts';
import { realTypeOf } from '../../core/media/real-type.ts';
import type { Purpose, Refusal } from './purpose.ts';

export type Received =
  | { readonly bytes: Uint8Array; readonly sha256: string; readonly real: RealType }
  | { readonly refused: Refusal };

/** Reads what a channel gives, no further than the purpose allows, and judges it by its own bytes. */
export async function receiveBytes(
  source: AsyncIterable<Uint8Array>,
  { accepts, limit }: Pick<Purpose, 'accepts' | 'limit'>,
  signal: AbortSignal,
): Promise<Received> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    signal.throwIfAborted();
    size += chunk.length;
    if (size > limit) return { refused: 'too-big' };
    chunks.push(chunk);
  }
  if (size === 0) return { refused: 'empty' };
  const bytes = Buffer.concat(chunks);
  const real = realTypeOf(bytes);
  if (real === undefined || !accepts.includes(real.kind)) return { refused: 'wrong-type' };
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), real };
}
