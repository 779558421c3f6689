import { createFetchMedia, type FetchMedia } from '../app/media/fetch-media.ts';
import { createPurgeMedia } from '../app/media/purge-media.ts';
import type { Purposes } from '../app/media/purpose.ts';
import { createSweepMedia } from '../app/media/sweep-media.ts';
import type { Task } from '../server/loop.ts';
import type { Ground } from './ground.ts';

interface FileParts {
  readonly files: FetchMedia;
  readonly due: readonly Task[];
  readonly later: readonly Task[];
}

/** Files of people: fetched when a conversation wants them, and removed when nobody has them any more. */
export function composeFiles(
  ground: Pick<Ground, 'store' | 'clock' | 'media' | 'channels'>,
  purposes: Purposes,
  onError: (what: string, error: unknown) => void,
): FileParts {
  const files = createFetchMedia({ ...ground, purposes, onError });
  return {
    files,
    due: [{ name: 'files', run: files.run, stop: files.stop }],
    later: [
      { name: 'removing files', run: createPurgeMedia(ground) },
      { name: 'sweeping files', run: createSweepMedia(ground) },
    ],
  };
}
