import type { RealType } from '../../core/media/file-kind.ts';
import { HEAD, typeOfHead } from '../../core/media/head-type.ts';
import {
  listOfParts,
  STREAM_NAME,
  type Stream,
  streamsIn,
  typeOfCompound,
  typeOfZip,
  ZIP_END,
} from '../../core/media/office-type.ts';
import type { OpenedFile } from '../../ports/media.ts';

/** Bytes that are looked through at a time. */
const WINDOW = 256 * 1024;

/** What a file is by its own bytes, of which as few as possible are read. */
export async function recognise(file: Pick<OpenedFile, 'size' | 'read'>): Promise<RealType | undefined> {
  const head = await file.read(0, HEAD);
  const found = typeOfHead(head);
  if (found === 'compound') return typeOfCompound(await streamsOf(file));
  if (found !== 'zip') return found;
  const list = listOfParts(await file.read(Math.max(0, file.size - ZIP_END), ZIP_END));
  return typeOfZip(list && (await file.read(list.at, list.length)), head);
}

async function streamsOf({ size, read }: Pick<OpenedFile, 'size' | 'read'>): Promise<ReadonlySet<Stream>> {
  const found = new Set<Stream>();
  for (let at = 0; at < size; at += WINDOW) {
    for (const name of streamsIn(await read(at, WINDOW + STREAM_NAME))) found.add(name);
  }
  return found;
}
