import { createDownload } from '../adapters/http/download.ts';
import { openLine } from '../adapters/http/line.ts';
import { createRemote } from '../adapters/http/remote.ts';

/** Where both platforms keep what people send; others are added when they have been seen. */
const MEDIA_HOSTS = ['zdn.vn', 'zadn.vn'];
const MAX_BYTES = 20 * 1024 * 1024;
/** An answer of theirs is a few kilobytes. */
const MAX_ANSWER = 1024 * 1024;

/** How both Zalos are talked to. */
export const zaloNetwork = () => ({
  remote: createRemote((origin) => openLine(origin, { most: MAX_ANSWER })),
  download: createDownload({ fetch, hosts: MEDIA_HOSTS, maxBytes: MAX_BYTES }),
});
