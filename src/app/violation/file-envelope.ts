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

/** Throws on what `toEnvelope` has not made. */
export function fromEnvelope(envelope: Uint8Array): {
  readonly head: TipFileHead;
  readonly bytes: Uint8Array;
} {
  const length = new DataView(envelope.buffer, envelope.byteOffset).getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(envelope.subarray(HEAD, HEAD + length))) as TipFileHead;
  return { head, bytes: envelope.subarray(HEAD + length) };
}
