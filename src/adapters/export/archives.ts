import type { Archives } from '../../ports/archives.ts';

/** Photos and videos are packed already. */
const PACKED = /\.(jpe?g|png|webp|mp4|mov|zip|docx|xlsx|pdf)$/i;

/** yazl is read when the first archive is written. Names are UTF-8. */
export const createArchives = (): Archives => ({
  async *zip(files) {
    const { ZipFile } = await import('yazl');
    const archive = new ZipFile();
    // One at a time: the next is read when the one before has been packed.
    const filling = (async () => {
      for await (const { name, bytes } of files) {
        archive.addBuffer(Buffer.from(bytes), name, { compress: !PACKED.test(name), mode: 0o100600 });
      }
      archive.end();
    })();
    filling.catch((error: unknown) =>
      (archive.outputStream as NodeJS.ReadableStream & { destroy(error: unknown): void }).destroy(error),
    );
    for await (const piece of archive.outputStream) yield piece as Uint8Array;
    await filling;
  },
});
