import * as z from 'zod';
import { Day } from '../time/day.ts';
import { Deadline } from './deadline.ts';
import { Escalation } from './escalation.ts';
import { Id } from './id.ts';
import { LadderChange } from './ladder.ts';

/** What a list can hold about one person. Words under campaign.field.<id>. */
export const LIST_FIELDS = [
  'name',
  'address',
  'citizen-id',
  'plates',
  'phone',
  'birth-year',
  'case',
  'guidance',
  'result',
  'helper',
] as const;
export const ListField = z.enum(LIST_FIELDS);
export type ListField = z.infer<typeof ListField>;

/** The seven kinds of plan 001, mục V.2.1. Words under campaign.evidence.<id>. */
export const EVIDENCE_KINDS = ['photo', 'guiding', 'meeting', 'leaflet', 'link', 'document', 'list'] as const;

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** `list`: people by name; `figures`: numbers and text; `document`: a paper of the unit; `task`: something to be done. */
export const REPORT_KINDS = ['list', 'figures', 'document', 'task'] as const;

/** What a unit owes, to whom and by when. Without a deadline it is welcome any time and nobody is reminded. */
export type Report = z.infer<typeof Report>;
export const Report = z.strictObject({
  id: Id,
  title: z.string().min(1),
  kind: z.enum(REPORT_KINDS),
  /** Owed by every unit of these kinds, and by these units. */
  from: z.array(Id).default([]),
  units: z.array(Id).default([]),
  /** Where it ends up, and through whose hands. */
  to: Id,
  via: z.array(Id).default([]),
  due: z.union([Deadline.transform((one) => [one]), z.array(Deadline)]),
  /** `forward`: a last day on which nobody works moves to the next working day. A plan's date is its date by default. */
  onHoliday: z.enum(['keep', 'forward']).default('keep'),
  /** Single times of what comes again that have another last day: { period: 2024-06, through: 2024-06-25 }. */
  moved: z.array(z.strictObject({ period: z.string().min(1), through: Day })).default([]),
  /** Late reports are taken for so many days after the deadline; where the plan does not say it, see graceOf. */
  graceDays: z.int().min(0).max(366).optional(),
  list: z
    .strictObject({
      required: z.array(ListField).min(1),
      optional: z.array(ListField).default([]),
      /** What the people on the list have achieved. */
      metrics: z.array(Id).min(1),
    })
    .optional(),
  /**
   * Every household is asked how many of its people there are of each kind. The sums are what is measured against, as if
   * they were columns of units.csv. Words under campaign.denominator.<id>.
   */
  survey: z.strictObject({ counts: z.array(Id).min(1).max(9) }).optional(),
  /** Metrics that are given as numbers. */
  counts: z.array(Id).default([]),
  /** The numbers must agree with the list of names. */
  countsFollowList: z.boolean().default(false),
  /** What a number says: all there were by then (lũy kế), or those that came since the report before (trong kỳ). */
  countsAre: z.enum(['cumulative', 'period']).default('cumulative'),
  /**
   * The plan takes its figure from the report where a unit owes no list of names: its numbers then enter the totals.
   * Otherwise they stand beside the lists and are never added.
   */
  countsEnterTotals: z.boolean().default(false),
  evidence: z.array(z.enum(EVIDENCE_KINDS)).default([]),
  /** Asks for "khó khăn, vướng mắc". */
  difficulties: z.boolean().default(false),
  /** Figures say up to which day they were taken, because the deadline lies before the end of the phase. */
  asOf: z.boolean().default(false),
  annex: Id.optional(),
  reminders: LadderChange.optional(),
  escalation: Escalation.optional(),
  note: z.string().optional(),
});

/**
 * A month, but no longer than until the next of what comes often: whoever missed ten days is asked for today's report and
 * not for all of them.
 */
export function graceOf({ graceDays, due }: Pick<Report, 'graceDays' | 'due'>): number {
  if (graceDays !== undefined) return graceDays;
  if (due.some(({ every }) => every === 'day')) return 1;
  return due.some(({ every }) => every === 'week') ? 7 : 30;
}
