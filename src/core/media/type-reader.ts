import type { FileKind, RealType } from './file-kind.ts';
import { canBe, HEAD, typeOfHead } from './head-type.ts';
import { STREAM_NAME, type Stream, streamsIn, typeOfCompound, typeOfZip } from './office-type.ts';
import { createTail } from './tail.ts';

/** Judges a file by its own bytes while they come, of which it keeps a few hundred kilobytes at most. */
export interface TypeReader {
  /** The bytes may be used for something else afterwards. */
  add(chunk: Uint8Array): void;
  /** Whether it can still become one of these. True until there is enough of it to be judged. */
  canBe(accepted: readonly FileKind[]): boolean;
  /** When all have come. Undefined for what nobody here can use. */
  type(): RealType | undefined;
}

/** Of a zip, so much of its end as holds the list of two thousand parts and more. */
const TAIL = 512 * 1024;

export function createTypeReader(): TypeReader {
  let head: Uint8Array = new Uint8Array();
  let found: ReturnType<typeof typeOfHead>;
  let size = 0;
  let before: Uint8Array = new Uint8Array();
  const tail = createTail(TAIL);
  const streams = new Set<Stream>();

  return {
    add(chunk) {
      if (head.length < HEAD) {
        head = joined(head, chunk.subarray(0, HEAD - head.length));
        found = typeOfHead(head);
      }
      size += chunk.length;
      if (found === 'zip') tail.add(chunk);
      if (found === 'compound') {
        // A name may lie across two pieces.
        before = joined(before, chunk);
        for (const name of streamsIn(before)) streams.add(name);
        before = before.slice(-STREAM_NAME);
      }
    },
    canBe: (accepted) => head.length < HEAD || canBe(head, accepted),
    type() {
      if (found === 'compound') return typeOfCompound(streams);
      return found === 'zip' ? typeOfZip(tail.bytes(), size, head) : found;
    },
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
