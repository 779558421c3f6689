/**
 * The name of a reminder in the ledger is its obligation's key and what it is: T-7, to-officer, later/<account>/<moment>,
 * hand/<day>. The obligation's key has five parts, see obligations.ts.
 */
export function readReminderKey(key: string): { readonly obligation: string; readonly what: string } {
  const parts = key.split('/');
  return { obligation: parts.slice(0, 5).join('/'), what: parts.slice(5).join('/') };
}

/** A reminder that somebody asked for, at that moment; another moment is another reminder. */
export const laterKey = (obligation: string, account: string, moment: string): string =>
  `${obligation}/later/${account}/${moment}`;

/** An officer reminds a unit of a report by hand, at most once on a day. */
export const handKey = (obligation: string, day: string): string => `${obligation}/hand/${day}`;
