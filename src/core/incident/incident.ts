import { HOUR, type Instant, later } from '../time/instant.ts';

/** What has happened to people's data. */
export const KINDS = ['lost', 'sent', 'seen', 'misused', 'other'] as const;
export type IncidentKind = (typeof KINDS)[number];

/** The authority is told within so many hours from when it was found out: Luật 91/2025/QH15, điều 23. */
const HOURS = 72;
/** When those in charge are reminded of an incident that nobody has told or closed. */
const LOOKS = [24, 48, 66, 72] as const;

/** The first instant that is too late. */
export const dueOf = (foundAt: Instant): Instant => later(foundAt, HOURS * HOUR);

/** The next reminder; undefined after the last. */
export const nextLook = (foundAt: Instant, now: Instant): Instant | undefined =>
  LOOKS.map((hours) => later(foundAt, hours * HOUR)).find((look) => look > now);

/** Whole hours that are left, rounded down; 0 and less when it is too late. */
export const hoursLeft = (foundAt: Instant, now: Instant): number =>
  Math.floor((dueOf(foundAt) - now) / HOUR);
