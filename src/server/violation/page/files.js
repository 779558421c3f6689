import { fill, post } from './dom.js';
import { newId, seal, sha256, toEnvelope } from './seal.js';

const MEGABYTES = 20;
const TYPES = /^(image\/(jpeg|png|webp|gif|heic|heif|avif)|video\/[\w.+-]+)$/;

/** Files that can be taken, and a sentence for each that cannot; nothing else is lost with it. */
export function judgeFiles(list, words) {
  const taken = [];
  const refused = [];
  for (const file of list) {
    if (file.size > MEGABYTES * 1024 * 1024)
      refused.push(fill(words['too-big'], { name: file.name, limit: MEGABYTES }));
    else if (!TYPES.test(file.type) || file.size === 0)
      refused.push(fill(words['wrong-type'], { name: file.name }));
    else taken.push({ id: newId(), file });
  }
  return { taken, refused };
}

/** The original as it is, with its hash and where it was taken, sealed before it leaves this machine. */
export async function sendFiles(files, { commune, ticket, keys, words }) {
  const failed = [];
  for (const { id, file } of files) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const at = new Date(Math.floor(Date.now() / 3600000) * 3600000).toISOString();
      const head = { name: file.name, type: file.type, size: bytes.length, sha256: await sha256(bytes), at };
      const sealed = await seal(toEnvelope(head, bytes), keys);
      const answer = await post(`/phan-anh/${commune}/files/${id}`, sealed, { 'X-Ticket': ticket });
      if (!answer.done) failed.push(fill(words['file-failed'], { name: file.name }));
    } catch {
      failed.push(fill(words['file-failed'], { name: file.name }));
    }
  }
  return failed;
}
