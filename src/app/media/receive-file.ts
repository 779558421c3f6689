import type { RealType } from '../../core/media/file-kind.ts';
import { canBe, HEAD } from '../../core/media/head-type.ts';
import type { Draft, Media } from '../../ports/media.ts';
import type { Purpose, Refusal } from './purpose.ts';
import { recognise } from './recognise.ts';

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
  let draft: Draft | undefined;
  try {
    draft = await media.draft(judged(source, purpose), { signal });
    return { draft, ...(await look(draft, purpose, signal)) };
  } catch (error) {
    await draft?.drop();
    if (error instanceof Refused) return { refused: error.because };
    throw error;
  }
}

/** Ends the source as soon as it cannot become anything that is wanted. */
async function* judged(
  source: AsyncIterable<Uint8Array>,
  { accepts, limit }: Pick<Purpose, 'accepts' | 'limit'>,
): AsyncGenerator<Uint8Array> {
  const head: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    if (size < HEAD) {
      head.push(chunk);
      if (size + chunk.length >= HEAD && !canBe(Buffer.concat(head), accepts))
        throw new Refused('wrong-type');
    }
    size += chunk.length;
    if (size > limit) throw new Refused('too-big');
    yield chunk;
  }
  if (size === 0) throw new Refused('empty');
}

async function look(
  draft: Draft,
  { accepts, inspect }: Pick<Purpose, 'accepts' | 'inspect'>,
  signal: AbortSignal,
): Promise<{ readonly real: RealType; readonly found: unknown }> {
  const file = await draft.open();
  try {
    const real = await recognise(file);
    if (real === undefined || !accepts.includes(real.kind)) throw new Refused('wrong-type');
    const found = await inspect?.(file, real, signal);
    if (inspect && found === undefined) throw new Refused('wrong-type');
    return { real, found };
  } finally {
    await file.close();
  }
}

class Refused extends Error {
  readonly because: Refusal;

  constructor(because: Refusal) {
    super(because);
    this.because = because;
  }
}
