import { dayOf } from '../time/day.ts';
import { type Instant, later } from '../time/instant.ts';

/**
 * The name of a reminder in the ledger is its obligation's key and what it is: T-7, to-officer, later/<account>/<moment>,
 * hand/<day>. The obligation's key has five parts, see obligations.ts.
 */
export function readReminderKey(key: string): {
  readonly obligation: string;
  readonly campaign: string;
  readonly what: string;
} {
  const parts = key.split('/');
  const [, campaign = ''] = parts;
  return { obligation: parts.slice(0, 5).join('/'), campaign, what: parts.slice(5).join('/') };
}

/**
 * A reminder that died with an older deadline comes again under a name of its own, after the new last day:
 * …/T-3@2026-01-10. Extensions name theirs in the same way.
 */
export const renewedKey = (key: string, due: Instant, timeZone: string): string =>
  `${key}@${dayOf(later(due, -1), timeZone)}`;

/** The name without the last day: …/T-3. */
export const plainKey = (key: string): string => key.replace(/@[\d-]+$/, '');

/** A reminder that somebody asked for, at that moment; another moment is another reminder. */
export const laterKey = (obligation: string, account: string, moment: string): string =>
  `${obligation}/later/${account}/${moment}`;

/** An officer reminds a unit of a report by hand, at most once on a day. */
export const handKey = (obligation: string, day: string): string => `${obligation}/hand/${day}`;
