import type { Campaign } from '../campaign/campaign.ts';
import { escalationsOf } from '../campaign/escalations.ts';
import { type Extension, extendObligation } from '../campaign/extension.ts';
import type { Obligation } from '../campaign/obligations.ts';
import { renewedKey } from '../campaign/reminder-key.ts';
import { type Firing, remindersOf } from '../campaign/reminders.ts';
import type { Calendar } from '../time/calendar.ts';
import type { DatedChange } from './change.ts';

interface Unrolled {
  readonly obligations: readonly Obligation[];
  readonly firings: readonly Firing[];
}

/** Deadlines that were put off for one unit, in the order in which that was granted. */
export const extensionsIn = (changes: readonly DatedChange[]): readonly Extension[] =>
  changes.flatMap(({ change, at }) =>
    change.type === 'deadline-extended'
      ? [{ obligation: change.obligation, due: change.due, reason: change.reason, at }]
      : [],
  );

/**
 * The last extension of each obligation counts, unless everybody has as much time by now. What would have come by the
 * old deadline after that moment is gone.
 */
export function layExtensions(
  campaign: Campaign,
  { obligations, firings }: Unrolled,
  extensions: readonly Extension[],
  calendar: Calendar | undefined,
): Unrolled {
  const granted = new Map(extensions.map((extension) => [extension.obligation, extension]));
  const last = new Map(
    obligations.flatMap(({ key, due }) => {
      const extension = granted.get(key);
      return extension !== undefined && extension.due > due ? [[key, extension] as const] : [];
    }),
  );
  if (last.size === 0) return { obligations, firings };
  const extend = (obligation: Obligation): Obligation => {
    const extension = last.get(obligation.key);
    return extension === undefined ? obligation : extendObligation(obligation, extension);
  };
  const extended = obligations.filter(({ key }) => last.has(key)).map(extend);
  const renewed = [
    ...remindersOf(campaign, extended, calendar),
    ...escalationsOf(campaign, extended, calendar),
  ].flatMap((firing): Firing[] => {
    const extension = last.get(firing.obligation);
    if (extension === undefined || firing.at <= extension.at) return [];
    return [{ ...firing, key: renewedKey(firing.key, extension.due, campaign.timeZone) }];
  });
  const kept = firings.filter(({ obligation, at }) => at <= (last.get(obligation)?.at ?? at));
  return { obligations: obligations.map(extend), firings: [...kept, ...renewed].sort((a, b) => a.at - b.at) };
}
