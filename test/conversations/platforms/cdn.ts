import { Readable } from 'node:stream';
import { SendError } from '../../../src/ports/channel.ts';
import type { Download } from '../../../src/ports/remote.ts';
import type { Upload } from '../../../src/ports/web-channel.ts';

/** Where Zalo keeps what people send. */
export function createCdn() {
  const files = new Map<string, Uint8Array>();
  return {
    /** Returns the address. */
    put({ bytes }: Upload): string {
      const url = `https://f1.zdn.vn/${files.size + 1}`;
      files.set(url, bytes);
      return url;
    },
    download: (async (url) => {
      const bytes = files.get(url);
      if (bytes === undefined) throw new SendError('rejected', 'HTTP 404');
      return Readable.from([bytes]);
    }) satisfies Download,
  };
}
