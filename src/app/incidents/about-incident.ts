import { dueOf, hoursLeft } from '../../core/incident/incident.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Incident } from '../../ports/store.ts';

/** What sentences about an incident may name. */
export const aboutIncident = (
  { number, kind, foundAt, whose, words }: Incident,
  at: Instant,
  timeZone: string,
) => ({
  number,
  kind: text(`incident.kind.${kind}`),
  found: showMoment(foundAt, timeZone),
  due: showMoment(dueOf(foundAt), timeZone),
  hours: Math.max(0, hoursLeft(foundAt, at)),
  whose: plain(whose),
  words: plain(words),
});

/** How it stands with the clock of the law. */
export function standingOf({ foundAt, told, closed }: Incident, at: Instant, timeZone: string): Text {
  if (closed !== undefined)
    return text('incident.standing.closed', { at: showMoment(closed.at, timeZone), how: plain(closed.how) });
  if (told !== undefined) {
    const how = { at: showMoment(told.at, timeZone), how: plain(told.how) };
    return text(told.at < dueOf(foundAt) ? 'incident.standing.told' : 'incident.standing.told-late', how);
  }
  const due = { due: showMoment(dueOf(foundAt), timeZone), hours: Math.max(0, hoursLeft(foundAt, at)) };
  return text(at < dueOf(foundAt) ? 'incident.standing.open' : 'incident.standing.late', due);
}
