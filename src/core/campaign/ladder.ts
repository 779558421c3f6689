import * as z from 'zod';
import { ClockTime } from '../time/clock-time.ts';
import { NIGHT, QuietHours } from '../time/quiet-hours.ts';

/** T-7: seven days before the last day that counts. T-0: on that day. T+1: the day after, for those still owing. */
const Offset = z.string().regex(/^T[-+]\d{1,3}$/, 'expected an offset such as T-7, T-0 or T+1');

/** What becomes of a reminder on a day when nobody works: it stays, or goes to the next or the last working day. */
const ON_HOLIDAY = ['keep', 'forward', 'before'] as const;
export type OnHoliday = (typeof ON_HOLIDAY)[number];

/** How a campaign or a report reminds; what is left out is taken from the campaign, then from the default. */
export type LadderChange = z.infer<typeof LadderChange>;
export const LadderChange = z.strictObject({
  offsets: z.array(Offset).optional(),
  at: ClockTime.optional(),
  quiet: QuietHours.optional(),
  onHoliday: z.enum(ON_HOLIDAY).optional(),
});

export interface Ladder {
  /** Undefined where the plan does not say: then the time that a report is open decides. */
  readonly offsets: readonly string[] | undefined;
  readonly at: ClockTime;
  readonly quiet: QuietHours;
  readonly onHoliday: OnHoliday;
}

const DEFAULT_LADDER: Ladder = {
  offsets: undefined,
  at: ClockTime.parse('08:00'),
  quiet: NIGHT,
  onHoliday: 'keep',
};

/** The later change wins. */
export function ladderOf(...changes: readonly (LadderChange | undefined)[]): Ladder {
  return changes.reduce<Ladder>(
    (ladder, change) => ({
      offsets: change?.offsets ?? ladder.offsets,
      at: change?.at ?? ladder.at,
      quiet: change?.quiet ?? ladder.quiet,
      onHoliday: change?.onHoliday ?? ladder.onHoliday,
    }),
    DEFAULT_LADDER,
  );
}

/** When a campaign writes to nobody who has not written just now. */
export const quietOf = ({ reminders }: { readonly reminders?: LadderChange | undefined }): QuietHours =>
  ladderOf(reminders).quiet;

/**
 * The rungs for a report that is open so many days: a week needs no warning a week ahead, and what is first mentioned in
 * the last week of three months comes too late.
 */
const RUNGS: readonly { readonly upTo: number; readonly offsets: readonly string[] }[] = [
  { upTo: 7, offsets: ['T-1', 'T-0'] },
  { upTo: 13, offsets: ['T-3', 'T-1', 'T-0'] },
  { upTo: 44, offsets: ['T-7', 'T-3', 'T-1', 'T-0'] },
  { upTo: 74, offsets: ['T-14', 'T-7', 'T-3', 'T-1', 'T-0'] },
  { upTo: Number.POSITIVE_INFINITY, offsets: ['T-30', 'T-14', 'T-7', 'T-3', 'T-1', 'T-0'] },
];

/** The offsets of a report that is open so many days, its last day included. */
export const offsetsOf = ({ offsets }: Ladder, days: number): readonly string[] =>
  offsets ?? RUNGS.find(({ upTo }) => days <= upTo)?.offsets ?? [];

/** Days after the last day that counts: -7 for T-7. */
export const daysOf = (offset: string): number => Number(offset.slice(1));
