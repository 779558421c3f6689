import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { dayOf } from '../time/day.ts';
import { type Instant, later } from '../time/instant.ts';
import { showDay } from '../time/show.ts';

/** "hết ngày 24/4/2023": people are told the last day that counts, since "trước ngày 25" is read in two ways. */
export const showDeadline = (due: Instant, timeZone: string): Text =>
  text('report.deadline', { day: showDay(dayOf(later(due, -1), timeZone)) });
