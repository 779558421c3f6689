import * as z from 'zod';
import { Day } from '../time/day.ts';
import { Violations } from '../violation/violations.ts';
import { Annex } from './annex.ts';
import { Announcement } from './announcement.ts';
import { Escalation } from './escalation.ts';
import { Id } from './id.ts';
import { LadderChange } from './ladder.ts';
import { Metric } from './metric.ts';
import { Pause } from './pause.ts';
import { Phase } from './phase.ts';
import { Report } from './report.ts';
import { Target } from './target.ts';

const Text = z.string().min(1);

/** A paper of the authorities; number and date are null where the plan leaves them blank. */
const Paper = z.strictObject({
  document: Text,
  number: Text.nullable(),
  date: Day.nullable(),
  issuer: Text.optional(),
  about: Text.optional(),
});

/** A kind of unit with its duties in the words of the plan. Its own name is under campaign.unit-kind.<id>. */
const UnitKind = z.strictObject({
  id: Id,
  duties: z.array(Text).min(1),
  /** False for those who lead or support and owe no report. */
  reporting: z.boolean().default(true),
});

const Group = z.strictObject({
  id: Id,
  number: z.int().positive(),
  /** What somebody of this group has achieved once they were helped; without it a unit says so row by row. */
  done: z.array(Id).default([]),
});

/** One plan: everything else (obligations, reminders, board, annex) is derived from it. */
export type Campaign = z.infer<typeof Campaign>;
export const Campaign = z.strictObject({
  /** The file's name, its commune's folder and time zone: filled in by the loader. */
  id: Id,
  commune: Id,
  timeZone: Text,

  title: Text,
  /** A few words for buttons and tables. */
  short: Text,
  paper: Paper,
  basis: z.array(Paper).default([]),
  audience: z.array(Text).min(1),
  methods: z.array(Text).default([]),
  slogans: z.array(Text).default([]),
  phases: z.array(Phase).min(1),
  metrics: z.array(Metric).default([]),
  targets: z.array(Target).default([]),
  unitKinds: z.array(UnitKind).min(1),
  /** Citizen groups of the plan. Words under campaign.group.<id>. */
  groups: z.array(Group).default([]),
  receivers: z.array(z.strictObject({ id: Id, name: Text })).min(1),
  reports: z.array(Report),
  annexes: z.array(Annex).default([]),
  /** What the plan says of tips by citizens; only where it asks for them. */
  violations: Violations.optional(),
  /** What is posted to village groups and to people who asked for news. */
  announcements: z.array(Announcement).default([]),
  reminders: LadderChange.optional(),
  escalation: Escalation.optional(),
  pauses: z.array(Pause).default([]),
  /** How figures are checked, and what follows from it: in the words of the plan. */
  verification: z.array(Text).default([]),
  commendation: z.array(Text).default([]),
  /** What a unit must be to be proposed, beside having filed everything and met what binds it. */
  commendationRules: z
    .strictObject({
      onTime: z.boolean().default(true),
      beyondTarget: z.boolean().default(false),
      verified: z.boolean().default(true),
    })
    .prefault({}),
  /** "Nơi nhận" of the plan. */
  distribution: z.array(Text).default([]),
});

/** What is written in data/communes/<commune>/campaigns/<id>.yaml. */
export const CampaignFile = Campaign.omit({ id: true, commune: true, timeZone: true });

/** The first day of the first phase. */
export const firstDay = ({ phases }: Campaign): Day => phases.map(({ start }) => start).toSorted()[0] as Day;

/** The last day of the last phase; undefined when a phase is open-ended. */
export function lastDay({ phases }: Campaign): Day | undefined {
  const days = phases.map(({ through }) => through);
  return days.includes(undefined) ? undefined : days.toSorted().at(-1);
}
