import { StoreFailed } from '../../ports/store.ts';
import type { Log } from './log.ts';

/** For so long one line says that the database is away, however many things that stops. */
const ONCE_IN = 30_000;

/** What went wrong, a line each. While the database is away everything goes wrong every second, and one line says it. */
export function createTellErrors(log: Pick<Log, 'error'>, now: () => number) {
  let told: number | undefined;
  let more = 0;
  return (what: string, error: unknown): void => {
    if (!(error instanceof StoreFailed)) {
      log.error({ err: error }, what);
      return;
    }
    if (told !== undefined && now() - told < ONCE_IN) {
      more++;
      return;
    }
    log.error({ err: error, ...(more > 0 && { unsaid: more }) }, what);
    told = now();
    more = 0;
  };
}
