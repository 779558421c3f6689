import type { RealType } from './file-kind.ts';
import { createTypeReader } from './type-reader.ts';

/** What the bytes themselves say, of a file that is in memory. */
export function realTypeOf(bytes: Uint8Array): RealType | undefined {
  const reader = createTypeReader();
  reader.add(bytes);
  return reader.type();
}
