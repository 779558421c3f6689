import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { clockAt } from './clock-time.ts';
import { type Day, dayOf } from './day.ts';
import type { Instant } from './instant.ts';

/** 22/12/2025, as it is written in Vietnam. */
export const showDay = (day: Day): string => day.split('-').reverse().join('/');

/** "08:00 ngày 22/12/2025", in the time zone of the commune. */
export const showMoment = (at: Instant, timeZone: string): Text =>
  text('time.moment', { clock: clockAt(at, timeZone), day: showDay(dayOf(at, timeZone)) });
