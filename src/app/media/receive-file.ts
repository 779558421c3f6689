import type { RealType } from '../../core/media/file-kind.ts';
import { createTypeReader } from '../../core/media/type-reader.ts';
import type { Draft, Media } from '../../ports/media.ts';
import type { Purpose, Refusal } from './purpose.ts';

export type Received =
  | { readonly draft: Draft; readonly real: RealType; readonly found: unknown }
  | { readonly refused: Refusal };

/**
 * Takes what a channel gives into the media, piece by piece, no further than the purpose allows, and judges it by its
 * own bytes: by the first of them before the rest is fetched. Of what is refused nothing is left.
 */
export async function receiveFile(
  media: Media,
  source: AsyncIterable<Uint8Array>,
  purpose: Pick<Purpose, 'accepts' | 'limit' | 'inspect'>,
  signal: AbortSignal,
): Promise<Received> {
  const judged = judge(source, purpose);
  let draft: Draft | undefined;
  try {
    draft = await media.draft(judged.bytes, { signal });
    const real = judged.type();
    return { draft, real, found: await look(draft, real, purpose, signal) };
  } catch (error) {
    await draft?.drop();
    if (error instanceof Refused) return { refused: error.because };
    throw error;
  }
}

/** Passes the bytes on, and ends the source with Refused as soon as they cannot become anything that is wanted. */
export function judge(
  source: AsyncIterable<Uint8Array>,
  { accepts, limit }: Pick<Purpose, 'accepts' | 'limit'>,
): { readonly bytes: AsyncIterable<Uint8Array>; type(): RealType } {
  const reader = createTypeReader();
  let real: RealType | undefined;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      reader.add(chunk);
      if (!reader.canBe(accepts)) throw new Refused('wrong-type');
      if (size > limit) throw new Refused('too-big');
      yield chunk;
    }
    if (size === 0) throw new Refused('empty');
    real = reader.type();
    if (real === undefined || !accepts.includes(real.kind)) throw new Refused('wrong-type');
  }
  return {
    bytes: bytes(),
    type() {
      if (real === undefined) throw new Error('not all of it has come');
      return real;
    },
  };
}

async function look(
  draft: Draft,
  real: RealType,
  { inspect }: Pick<Purpose, 'inspect'>,
  signal: AbortSignal,
): Promise<unknown> {
  if (inspect === undefined) return undefined;
  const file = await draft.open();
  try {
    const found = await inspect(file, real, signal);
    if (found === undefined) throw new Refused('wrong-type');
    return found;
  } finally {
    await file.close();
  }
}

/** What the sender is told. */
export class Refused extends Error {
  readonly because: Refusal;

  constructor(because: Refusal) {
    super(because);
    this.because = because;
  }
}
