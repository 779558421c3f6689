import { toEnvelope } from '/own/app/violation/file-envelope.ts';
import { realTypeOf } from '/own/core/media/real-type.ts';
import { fill, post } from './dom.js';
import { newId, seal, sha256 } from './seal.js';

const MEGABYTES = 20;

/** Files that can be taken, and a sentence for each that cannot; nothing else is lost with it. */
export async function judgeFiles(list, words, max) {
  const taken = [];
  const refused = [];
  for (const file of list) {
    if (file.size > MEGABYTES * 1024 * 1024)
      refused.push(fill(words['too-big'], { name: file.name, limit: MEGABYTES }));
    else if (taken.length >= max) refused.push(fill(words['too-many-files'], { name: file.name, max }));
    else {
      // What it is says its own beginning; phones name types as they like, or not at all.
      const real = realTypeOf(new Uint8Array(await file.slice(0, 65_536).arrayBuffer()));
      if (real && (real.kind === 'photo' || real.kind === 'video'))
        taken.push({ id: newId(), file, type: real.type });
      else refused.push(fill(words['wrong-type'], { name: file.name }));
    }
  }
  return { taken, refused };
}

/** The original as it is, with its hash and where it was taken, sealed before it leaves this machine. */
export async function sendFiles(files, { commune, ticket, keys, words }) {
  const failed = [];
  for (const { id, file, type } of files) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const at = new Date(Math.floor(Date.now() / 3600000) * 3600000).toISOString();
      const head = { name: file.name, type, size: bytes.length, sha256: await sha256(bytes), at };
      const sealed = await seal(toEnvelope(head, bytes), keys);
      const answer = await post(`/phan-anh/${commune}/files/${id}`, sealed, { 'X-Ticket': ticket });
      if (!answer.done) failed.push(fill(words['file-failed'], { name: file.name }));
    } catch {
      failed.push(fill(words['file-failed'], { name: file.name }));
    }
  }
  return failed;
}
