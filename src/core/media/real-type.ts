import type { RealType } from './file-kind.ts';
import { HEAD, typeOfHead } from './head-type.ts';
import { listOfParts, streamsIn, typeOfCompound, typeOfZip, ZIP_END } from './office-type.ts';

/** What the bytes themselves say, of a file that is in memory. app/media/recognise.ts says the same of one that is not. */
export function realTypeOf(bytes: Uint8Array): RealType | undefined {
  const head = bytes.subarray(0, HEAD);
  const found = typeOfHead(head);
  if (found === 'compound') return typeOfCompound(new Set(streamsIn(bytes)));
  if (found !== 'zip') return found;
  const list = listOfParts(bytes.subarray(-ZIP_END));
  return typeOfZip(list && bytes.subarray(list.at, list.at + list.length), head);
}
