import type { TipFileHead } from '../../core/violation/tip.ts';

const HEAD = 4;

/** A file and what is known of it as one piece, so that nothing of it stands outside its seal. */
export function toEnvelope(head: TipFileHead, bytes: Uint8Array): Uint8Array {
  const written = new TextEncoder().encode(JSON.stringify(head));
  const envelope = new Uint8Array(HEAD + written.length + bytes.length);
  new DataView(envelope.buffer).setUint32(0, written.length);
  envelope.set(written, HEAD);
  envelope.set(bytes, HEAD + written.length);
  return envelope;
}

/** The same for bytes that come piece by piece: what is known of them is known then, and stands behind them. */
export async function* envelopePieces(
  bytes: AsyncIterable<Uint8Array>,
  headOf: () => TipFileHead,
): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(HEAD);
  yield* bytes;
  const written = new TextEncoder().encode(JSON.stringify(headOf()));
  const end = new Uint8Array(written.length + HEAD);
  end.set(written);
  new DataView(end.buffer).setUint32(written.length, written.length);
  yield end;
}

/** Throws on what `toEnvelope` and `envelopePieces` have not made. */
export function fromEnvelope(envelope: Uint8Array): {
  readonly head: TipFileHead;
  readonly bytes: Uint8Array;
} {
  const view = new DataView(envelope.buffer, envelope.byteOffset, envelope.byteLength);
  const read = (from: number, to: number): TipFileHead =>
    JSON.parse(new TextDecoder().decode(envelope.subarray(from, to))) as TipFileHead;
  const length = view.getUint32(0);
  if (length > 0) return { head: read(HEAD, HEAD + length), bytes: envelope.subarray(HEAD + length) };
  const end = envelope.length - HEAD;
  const start = end - view.getUint32(end);
  return { head: read(start, end), bytes: envelope.subarray(HEAD, start) };
}
