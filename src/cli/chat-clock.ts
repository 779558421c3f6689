import { DAY, HOUR, type Instant, instant, later, MINUTE } from '../core/time/instant.ts';

const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY };

/** "+1d", "+3h", "+30m" from now, or a moment: 2025-12-24T08:00:00+07:00. Undefined when it is neither. */
export function readClockMove(words: string, now: Instant): Instant | undefined {
  const { count, unit } = /^\+(?<count>\d{1,4})(?<unit>[mhd])$/.exec(words)?.groups ?? {};
  const length = UNITS[unit ?? ''];
  if (length !== undefined) return later(now, Number(count) * length);
  try {
    return instant(words);
  } catch {
    return undefined;
  }
}

/** 2025-12-24T08:00:00+07:00, as the clock on the wall of the commune has it. */
export const showLocal = (at: Instant, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
