import type { Instant } from './instant.ts';

/** Days since 1899-12-30 on the local clock, which is how spreadsheets keep a moment. */
export function serialOf(at: Instant, timeZone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDateTime();
  const { epochMilliseconds } = local.toZonedDateTime('UTC');
  return Math.round((epochMilliseconds / 86_400_000 + 25_569) * 1_440) / 1_440;
}
