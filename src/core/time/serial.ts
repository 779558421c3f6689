import type { Day } from './day.ts';
import { type Instant, MINUTE } from './instant.ts';

/** Days since 1899-12-30 on the local clock, which is how spreadsheets keep a moment. */
export const serialOf = (at: Instant, timeZone: string): number => toSerial(at + offsetAt(at, timeZone));

/** A whole day, as spreadsheets keep it. */
export const serialOfDay = (day: Day): number =>
  Temporal.PlainDate.from(EPOCH).until(day, { largestUnit: 'days' }).days;

const EPOCH = '1899-12-30';

/** The same for a long list: zones change their offset at a quarter of an hour only, so each is asked about once. */
export function createSerialOf(timeZone: string): (at: Instant) => number {
  const offsets = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / (15 * MINUTE));
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      offset = offsetAt(at, timeZone);
      offsets.set(quarter, offset);
    }
    return toSerial(at + offset);
  };
}

const offsetAt = (at: Instant, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;

/** To the minute, which is what is shown. */
const toSerial = (local: number): number => Math.round((local / 86_400_000 + 25_569) * 1_440) / 1_440;
