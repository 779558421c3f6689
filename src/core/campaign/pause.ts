import * as z from 'zod';
import type { Instant } from '../time/instant.ts';
import { atMoment, Moment } from '../time/moment.ts';

/** Nobody is reminded and nothing is announced or closed in between; deadlines stay where they are. */
export type Pause = z.infer<typeof Pause>;
export const Pause = z.strictObject({
  from: Moment,
  /** When it goes on; open while nobody has said so. */
  until: Moment.optional(),
});

interface Pausing {
  readonly pauses: readonly Pause[];
  readonly timeZone: string;
}

export const isPaused = ({ pauses, timeZone }: Pausing, at: Instant): boolean =>
  pauses.some(
    ({ from, until }) =>
      atMoment(from, timeZone) <= at && (until === undefined || at < atMoment(until, timeZone)),
  );

/** When a pause ends by itself. */
export const pauseEnds = ({ pauses, timeZone }: Pausing): readonly Instant[] =>
  pauses.flatMap(({ until }) => (until === undefined ? [] : [atMoment(until, timeZone)]));
