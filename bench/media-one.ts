import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCipher } from '../src/adapters/crypto/cipher.ts';
import { createFolderMedia } from '../src/adapters/media/folder-media.ts';
import { receiveFile } from '../src/app/media/receive-file.ts';

/** One file of so many megabytes taken in, after a small one: what the process held at most, above what it had held. */
const [megabytes = '1', url] = process.argv.slice(2);
const MB = 1024 * 1024;
const CHUNK = 64 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'cao-diem-media-'));
const media = createFolderMedia({ folder, cipher: createCipher(new Uint8Array(32).fill(7)) });

/** From the network, or from memory that is used again, which leaves nothing to be collected but what is ours. */
async function* source(size: number): AsyncIterable<Uint8Array> {
  if (url !== undefined) {
    const { body } = await fetch(`${url}/${size}`);
    if (body !== null) yield* body;
    return;
  }
  const chunk = Buffer.alloc(CHUNK, '%PDF-1.7 ');
  for (let given = 0; given < size; given += CHUNK) yield chunk;
}

async function receive(size: number): Promise<void> {
  const purpose = { accepts: ['document'], limit: Number.POSITIVE_INFINITY } as const;
  const received = await receiveFile(media, source(size), purpose, AbortSignal.timeout(600_000));
  if ('refused' in received) throw new Error(received.refused);
  await received.draft.drop();
}

await receive(MB);
const before = process.resourceUsage().maxRSS;
const used = process.cpuUsage();
await receive(Number(megabytes) * MB);
const { user, system } = process.cpuUsage(used);
const more = process.resourceUsage().maxRSS - before;
console.log(JSON.stringify({ kilobytes: more, cpu: (user + system) / 1_000 }));
rmSync(folder, { recursive: true });
