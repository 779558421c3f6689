import type { ClimbsTo } from '../core/campaign/escalation.ts';
import type { Obligation } from '../core/campaign/obligations.ts';
import type { Unit } from '../core/campaign/unit.ts';
import { joinTexts } from '../core/flow/spoken.ts';
import { type Choice, plain, type Say, type Text } from '../core/message/message.ts';
import { commandChoice, say, text } from '../core/message/say.ts';
import { listOf } from '../core/report/list-of.ts';
import { reminderText } from '../core/report/reminder-text.ts';
import type { Gaps } from '../core/report/report-gaps.ts';
import { sayGap } from '../core/report/say-gap.ts';
import { sayGaps, sayGapsBriefly } from '../core/report/say-gaps.ts';
import { showDeadline } from '../core/report/show-deadline.ts';
import { dayOf } from '../core/time/day.ts';
import type { Instant } from '../core/time/instant.ts';
import { showDay } from '../core/time/show.ts';
import type { Reminder, Tx } from '../ports/store.ts';
import { loadUnitFigures } from './load-figures.ts';
import type { Plan } from './planner.ts';
import { loadGaps } from './reporting/load-gaps.ts';

/** One report that a message reminds of. */
export interface Owed {
  readonly plan: Plan;
  readonly unit: Unit;
  readonly obligation: Obligation;
}

/** Buttons for single units under a digest; more would not be read. */
const MANY = 4;

/** What a reminder says, worked out when it is sent: one report with what its unit lacks, or several in one message. */
export function composeReminder(
  tx: Tx,
  owed: readonly [Owed, ...Owed[]],
  to: ClimbsTo | undefined,
  at: Instant,
): Promise<Say> {
  if (to === 'officer') return ofCommune(tx, owed, 'reminder.climb.officer', [calls, missing]);
  if (to === 'leader') return ofCommune(tx, owed, 'reminder.climb.leader', [missing]);
  const [first] = owed;
  return owed.length === 1 ? ofOne(tx, first, to, at) : ofSeveral(tx, owed, to, at);
}

const calls = commandChoice('calls', '', text('reminder.choice.calls'));
const missing = commandChoice('missing', '', text('menu.item.missing'));

async function ofOne(tx: Tx, one: Owed, to: 'deputy' | undefined, at: Instant): Promise<Say> {
  const { plan, unit, obligation } = one;
  const report = plan.campaign.reports.find(({ id }) => id === obligation.report);
  const isTask = report?.kind === 'task';
  const { people, gaps } = await lacksOf(tx, one, at);
  const lacks = [...people, ...sayGaps(gaps)];
  const which = `${unit.id} ${obligation.report} ${obligation.period}`;
  const add = listOf(plan.campaign, unit)
    ? [commandChoice('report', unit.id, text('reminder.report-now'))]
    : [];
  const parts =
    to === 'deputy'
      ? [text('reminder.climb.deputy', about(one)), ...lacks]
      : reminderText(plan.campaign, unit, obligation, lacks, at);
  return say(parts, [
    ...add,
    commandChoice('submit', which, text(isTask ? 'reminder.choice.done' : 'menu.item.submit')),
    ...(isTask ? [commandChoice('difficulty', unit.id, text('reminder.choice.trouble'))] : []),
    ...answers(which, text('reminder.choice.received')),
    commandChoice('handover', unit.id, text('reminder.choice.handover')),
  ]);
}

const NO_GAPS: Gaps = { counts: [], mismatches: [], evidence: [] };

/** What one report lacks now: people on the list, and what else the plan asks for. */
async function lacksOf(
  tx: Tx,
  one: Owed,
  at: Instant,
): Promise<{ readonly people: readonly Text[]; readonly gaps: Gaps }> {
  const { plan, unit, obligation } = one;
  const report = plan.campaign.reports.find(({ id }) => id === obligation.report);
  if (report === undefined) return { people: [], gaps: NO_GAPS };
  return {
    people: report.list === undefined ? [] : [await gapOf(tx, one, at)],
    gaps: await loadGaps(tx, plan, unit, { report, obligation }),
  };
}

/** The unit's own gap at this moment, as the board shows it. */
async function gapOf(tx: Tx, { plan, unit }: Owed, at: Instant): Promise<Text> {
  const { commune, id } = plan.campaign;
  const named = (await tx.entries.list(commune, id, unit.id)).filter(({ left }) => left === undefined);
  const rows = named.length + (await tx.entries.unnamed(commune, id, unit.id)).length;
  const figures = await loadUnitFigures(tx, plan, unit, at);
  return sayGap(plan.campaign, unit, figures, rows, at) ?? text('reminder.gap.nothing');
}

async function ofSeveral(tx: Tx, owed: readonly Owed[], to: 'deputy' | undefined, at: Instant): Promise<Say> {
  const lines: Text[] = [];
  for (const one of owed) {
    const key = at < one.obligation.due ? 'reminder.digest.line' : 'reminder.digest.late-line';
    const { people, gaps } = await lacksOf(tx, one, at);
    lines.push(text(key, about(one)));
    for (const gap of [...people, ...sayGapsBriefly(gaps)]) lines.push(text('reminder.digest.gap', { gap }));
  }
  const units = [...new Map(owed.map(({ unit }) => [unit.id, unit])).values()];
  const head =
    to === 'deputy'
      ? text('reminder.climb.deputy-many')
      : text('reminder.digest.head', { count: owed.length });
  return say(
    [head, ...joinTexts('flow.lines', lines)],
    [
      ...units
        .slice(0, MANY)
        .map(({ id, name }) =>
          commandChoice('submit', id, text('reminder.digest.submit', { unit: plain(name) })),
        ),
      ...answers('', text('reminder.choice.received-all')),
      commandChoice('handover', '', text('reminder.choice.handover')),
    ],
  );
}

/** The ways to say that one knows; they name one report, or none for all that is owed. */
const answers = (which: string, received: Text): readonly Choice[] => [
  commandChoice('received', which, received),
  commandChoice('later', which, text('reminder.choice.later')),
];

/** Each step that was taken before it climbed to the commune, with its day. */
async function ofCommune(
  tx: Tx,
  owed: readonly [Owed, ...Owed[]],
  head: string,
  choices: readonly Choice[],
): Promise<Say> {
  const { commune, id, timeZone } = owed[0].plan.campaign;
  const sent = (await tx.reminders.of(commune, id)).filter(({ state }) => state === 'sent');
  // Who could not be reminded was not silent: somebody has to be invited, or called.
  const asked = new Set(sent.filter(({ offset }) => !ABOVE.has(offset)).map(({ obligation }) => obligation));
  const reports = Map.groupBy(owed, ({ obligation: { report, due } }) => `${report} ${due}`);
  const lines = [...reports.values()].flatMap((all) => {
    const [silent, unreached] = [true, false].map((was) =>
      all.filter(({ obligation }) => asked.has(obligation.key) === was),
    ) as [Owed[], Owed[]];
    return [
      ...sayUnits('reminder.climb.line', silent, sent, timeZone),
      ...sayUnits('reminder.climb.unreached', unreached, sent, timeZone),
    ];
  });
  return say([text(head, { count: owed.length }), ...joinTexts('flow.lines', lines)], choices);
}

/** Steps by which it climbed past the unit. */
const ABOVE: ReadonlySet<string> = new Set(['to-officer', 'to-leader']);

function sayUnits(
  key: string,
  owed: readonly Owed[],
  sent: readonly Reminder[],
  timeZone: string,
): readonly Text[] {
  const [first] = owed;
  const [units] = joinTexts(
    'flow.list',
    owed.map(({ unit }) => plain(unit.name)),
  );
  if (first === undefined || units === undefined) return [];
  const keys = new Set(owed.map(({ obligation }) => obligation.key));
  const own = sent.filter(({ obligation }) => keys.has(obligation));
  return [text(key, { ...about(first), units }), ...sayDates(own, timeZone)];
}

/** "– đã nhắc: 24/12, 28/12; đã báo cấp phó: 30/12; đã báo cán bộ: 05/01." */
function sayDates(sent: readonly Reminder[], timeZone: string): readonly Text[] {
  const steps = Map.groupBy(sent, ({ offset }) => (offset.startsWith('to-') ? offset : 'head'));
  const dated = ['head', 'to-deputy', 'to-officer'].flatMap((step) => {
    const days = (steps.get(step) ?? []).map(({ at }) => showDay(dayOf(at, timeZone)).slice(0, 5));
    return days.length === 0
      ? []
      : [text(`reminder.climb.dated.${step}`, { days: [...new Set(days)].join(', ') })];
  });
  return joinTexts('flow.steps', dated).map((all) => text('reminder.climb.dates', { steps: all }));
}

const about = ({ plan, unit, obligation }: Owed) => ({
  unit: plain(unit.name),
  head: plain(unit.head),
  report: plain(plan.campaign.reports.find(({ id }) => id === obligation.report)?.title ?? obligation.report),
  deadline: showDeadline(obligation.due, plan.campaign.timeZone),
});
