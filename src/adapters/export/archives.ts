import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Archives } from '../../ports/archives.ts';

/**
 * Photos and videos are packed already. They are packed all the same, as lightly as can be: the end of what is put in as
 * it is, of a size that is known afterwards, many programs do not find.
 */
const PACKED = /\.(jpe?g|png|webp|mp4|mov|zip|docx|xlsx|pdf)$/i;

/** yazl is read when the first archive is written. Names are UTF-8. */
export const createArchives = (): Archives => ({
  async *zip(files) {
    const { ZipFile } = await import('yazl');
    const archive = new ZipFile();
    const output = archive.outputStream as Readable;
    const fail = (error: unknown) => output.destroy(error as Error);
    archive.on('error', fail);
    let file: Readable | undefined;
    const filling = (async () => {
      for await (const { name, bytes } of files) {
        file = Readable.from(bytes instanceof Uint8Array ? [bytes] : bytes);
        archive.addReadStream(file, name, { compressionLevel: PACKED.test(name) ? 1 : 6, mode: 0o100600 });
        await finished(file);
      }
      archive.end();
    })();
    filling.catch(fail);
    try {
      for await (const piece of output) yield piece as Uint8Array;
      await filling;
    } finally {
      // Whoever reads may have had enough.
      file?.destroy();
    }
  },
});
