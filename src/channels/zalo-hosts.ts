import { createDownload } from '../adapters/http/download.ts';
import { createRemote } from '../adapters/http/remote.ts';

/** Where both platforms keep what people send; others are added when they have been seen. */
const MEDIA_HOSTS = ['zdn.vn', 'zadn.vn'];
const MAX_BYTES = 20 * 1024 * 1024;

/** How both Zalos are talked to. */
export const zaloNetwork = () => ({
  remote: createRemote(fetch),
  download: createDownload({ fetch, hosts: MEDIA_HOSTS, maxBytes: MAX_BYTES }),
});
