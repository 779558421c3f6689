import { close, fstat, fsync, open, read, write } from 'node:fs';
import { promisify } from 'node:util';

const disk = {
  open: promisify(open),
  close: promisify(close),
  stat: promisify(fstat),
  sync: promisify(fsync),
  read: promisify(read),
  write: promisify(write),
};

export interface DiskFile {
  size(): Promise<number>;
  /** In memory that nobody else uses; fewer bytes where the file ends. */
  read(at: number, length: number): Promise<Uint8Array>;
  /** Behind what was written before. */
  append(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Whoever was given a file and forgot it, such as a page that was asked for and never read, leaves it to this. */
const forgotten = new FinalizationRegistry<number>((fd) => close(fd, () => {}));

/**
 * A file on the disk. By its number: Node ends the process where one of its own handles is collected without having
 * been closed, and whether a browser reads what it asked for is not ours to say.
 */
export async function openDiskFile(path: string, flags: 'r' | 'wx'): Promise<DiskFile> {
  // Everything below refers to this, so that it is not forgotten while somebody reads.
  const held = { fd: await disk.open(path, flags, 0o600) };
  forgotten.register(held, held.fd, held);
  return {
    size: async () => (await disk.stat(held.fd)).size,
    async read(at, length) {
      const bytes = Buffer.allocUnsafe(length);
      for (let filled = 0; filled < length; ) {
        const { bytesRead } = await disk.read(held.fd, bytes, filled, length - filled, at + filled);
        if (bytesRead === 0) return bytes.subarray(0, filled);
        filled += bytesRead;
      }
      return bytes;
    },
    async append(bytes) {
      for (let done = 0; done < bytes.length; )
        done += (await disk.write(held.fd, bytes, done, bytes.length - done)).bytesWritten;
    },
    sync: () => disk.sync(held.fd),
    async close() {
      const { fd } = held;
      if (fd < 0) return;
      // The number may be another file's from now on.
      held.fd = -1;
      forgotten.unregister(held);
      await disk.close(fd);
    },
  };
}
