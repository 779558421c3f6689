import { DAY, type Instant, later } from '../core/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store, Tx } from '../ports/store.ts';

/** Deletes what has served its purpose, once a day. */
export type ForgetOld = () => Promise<void>;

/** Platforms repeat an update for a day at most; a week leaves room for a machine that was off. */
const INBOX_DAYS = 7;
/** What was sent is kept a month, for the question "what did you tell me?"; the ledger of reminders stays. */
const OUTBOX_DAYS = 30;
/** A list that waits for its sender's word; it was told that it is kept so long. */
const ROSTER_DAYS = 30;
/** What a job was asked for and what came of it, for the question "where is my file?". */
const JOB_DAYS = 7;
/** So long a link that was used can be told from one that never was. */
const LINK_DAYS = 7;
/** So long somebody may come and look at what nobody could make sense of. */
const DEAD_LETTER_DAYS = 90;
/** Longer than any campaign; after that a button under an old message is as good as none. */
const BUTTON_DAYS = 400;
/** Small transactions, so that nobody waits for the broom. */
const CHUNK = 1_000;

export function createForgetOld(store: Store, clock: Clock): ForgetOld {
  let next: Instant | undefined;
  return async () => {
    const now = clock.now();
    if (next !== undefined && now < next) return;
    next = later(now, DAY);
    await sweep((tx) => tx.inbox.prune(later(now, -INBOX_DAYS * DAY), CHUNK));
    await sweep((tx) => tx.buttons.prune(later(now, -BUTTON_DAYS * DAY), CHUNK));
    await sweep((tx) => tx.outbox.prune(later(now, -OUTBOX_DAYS * DAY), CHUNK));
    await sweep((tx) => tx.deadLetters.prune(later(now, -DEAD_LETTER_DAYS * DAY), CHUNK));
    await sweep((tx) => tx.rosters.prune(later(now, -ROSTER_DAYS * DAY), CHUNK));
    await sweep((tx) => tx.jobs.prune(later(now, -JOB_DAYS * DAY), CHUNK));
    await sweep((tx) => tx.webLinks.prune(later(now, -LINK_DAYS * DAY), CHUNK));
    await sweep((tx) => tx.joins.prune(later(now, -DAY), CHUNK));
    await sweep((tx) => tx.webSessions.prune(now, CHUNK));
  };

  async function sweep(deleteSome: (tx: Tx) => Promise<number>): Promise<void> {
    while ((await store.transaction(deleteSome)) === CHUNK);
  }
}
