import { randomUUID } from 'node:crypto';
import type { Enclosure } from '../../../core/message/attachment.ts';
import type { Upload } from '../../../ports/web-channel.ts';

export interface Uploads {
  /** Returns the ref under which the bytes can be had. */
  add(address: string, upload: Upload): string;
  /** Somebody else's are not there. */
  find(address: string, ref: string): Upload | undefined;
  bytes(ref: string): Uint8Array | undefined;
  toEnclosure(address: string, ref: string): Enclosure | undefined;
}

/** Over all chats; the oldest make room. A page is an exhibition, not an archive: what was taken is in the media. */
const MAX_BYTES = 64 * 1024 * 1024;

/** What a page has sent up, in memory, as long as there is room. */
export function createUploads(): Uploads {
  const kept = new Map<string, Upload & { readonly address: string }>();

  const find = (address: string, ref: string): Upload | undefined => {
    const upload = kept.get(ref);
    return upload?.address === address ? upload : undefined;
  };
  return {
    add(address, upload) {
      const ref = randomUUID();
      kept.set(ref, { ...upload, address });
      let size = [...kept.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
      for (const [oldest, { bytes }] of kept) {
        if (size <= MAX_BYTES || oldest === ref) break;
        kept.delete(oldest);
        size -= bytes.length;
      }
      return ref;
    },
    find,
    bytes: (ref) => kept.get(ref)?.bytes,
    toEnclosure(address, ref) {
      const upload = find(address, ref);
      if (upload === undefined) return undefined;
      const { name, type, bytes } = upload;
      return { kind: kindOf(type), ref, name, type, size: bytes.length };
    },
  };
}

/** What a phone would call it. What it really is, is judged by its bytes when it is fetched. */
function kindOf(type: string): Enclosure['kind'] {
  if (type.startsWith('image/')) return 'photo';
  if (type.startsWith('video/')) return 'video';
  return type.startsWith('audio/') ? 'voice' : 'file';
}
