import { isoInstant } from '../core/time/instant.ts';
import type { Rehearsal } from '../stage/rehearsal.ts';

/** Moments as UTC, nothing that changes from run to run. */
export const rehearsalJson = ({
  campaign,
  seed,
  from,
  until,
  messages,
  reminders,
  submissions,
  missing,
  figures,
}: Rehearsal) => ({
  campaign,
  seed,
  from: isoInstant(from),
  until: isoInstant(until),
  messages,
  reminders: reminders.map(({ obligation, unit, offset, at, state, reason }) => ({
    obligation,
    unit,
    offset,
    at: isoInstant(at),
    state,
    reason: reason ?? null,
  })),
  submissions: submissions.map(({ obligation, unit, firstCompleteAt, due, nil }) => ({
    obligation,
    unit,
    at: isoInstant(firstCompleteAt),
    onTime: firstCompleteAt < due,
    nil,
  })),
  missing: missing.map(({ report, unit, due }) => ({ report, unit, due: isoInstant(due) })),
  figures,
});
