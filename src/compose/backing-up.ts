import { createBackUp } from '../app/back-up.ts';
import { JOBS } from '../app/run-jobs.ts';
import type { Backups } from '../ports/backups.ts';
import type { Task } from '../server/loop.ts';
import type { Ground } from './ground.ts';

interface Parts {
  /** Without them nothing is copied. */
  readonly backups: Backups | undefined;
  readonly hold: (lease: string) => Promise<number | undefined>;
  readonly onError: (what: string, error: unknown) => void;
}

/** The night of a whole country is one. */
const HOME = 'Asia/Ho_Chi_Minh';

/** Done by the process that does the long work. */
export function backingUp({ store, clock }: Ground, { backups, hold, onError }: Parts): readonly Task[] {
  if (backups === undefined) return [];
  const { run, stop } = createBackUp({
    store,
    clock,
    backups,
    timeZone: HOME,
    hold: () => hold(JOBS),
    onError,
  });
  return [{ name: 'backup', run, stop }];
}
