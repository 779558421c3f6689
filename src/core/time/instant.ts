/** Milliseconds since 1970-01-01T00:00:00Z. Comparable with < and >; local days and clocks live in this folder only. */
export type Instant = number & { readonly __brand: 'Instant' };

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Reads an ISO 8601 moment with an offset, such as 2023-04-25T00:00:00+07:00. Throws RangeError on anything else. */
export const instant = (iso: string): Instant => Temporal.Instant.from(iso).epochMilliseconds as Instant;

/** Writes UTC, to the second: 2023-04-24T17:00:00Z. */
export const isoInstant = (at: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' });

export const later = (at: Instant, milliseconds: number): Instant => (at + milliseconds) as Instant;

/** Twenty-four hours. Not a day of the calendar: those are in day.ts. */
export const DAY = 24 * HOUR;
