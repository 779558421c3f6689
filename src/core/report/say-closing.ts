import type { Campaign } from '../campaign/campaign.ts';
import { type Closing, phasesAfter } from '../campaign/closings.ts';
import { countingProofs } from '../campaign/metric.ts';
import type { Phase } from '../campaign/phase.ts';
import type { Unit } from '../campaign/unit.ts';
import { joinTexts } from '../flow/spoken.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import type { Instant } from '../time/instant.ts';
import { showDay, showMoment } from '../time/show.ts';
import type { UnitResult } from './phase-result.ts';
import { sayStandingOf } from './say-standing.ts';
import { showDeadline } from './show-deadline.ts';
import type { Standing } from './standing.ts';

interface Frozen {
  readonly at: Instant;
  readonly units: readonly UnitResult[];
  /** Units that have more time than this phase, and the first instant that is too late for them. */
  readonly extended: readonly { readonly unit: string; readonly due: Instant }[];
  readonly metrics: readonly { readonly id: string; readonly people: number; readonly entries: number }[];
  readonly standings: readonly Standing[];
  readonly hash: string;
}

interface Place {
  readonly campaign: Campaign;
  readonly content: { readonly units: readonly Unit[] };
  /** Units that ended since keep their names. */
  readonly units: ReadonlyMap<string, Unit>;
}

/** What officer and leader read when a phase is over: who reported, how far it got, and what comes next. */
export function sayClosing(
  { campaign, content, units: all }: Place,
  { phase }: Closing,
  frozen: Frozen,
): readonly Text[] {
  const { at, units, extended, metrics, standings, hash } = frozen;
  const sum = (fate: 'onTime' | 'late' | 'missing') => units.reduce((total, unit) => total + unit[fate], 0);
  const nameOf = (id: string) => plain(all.get(id)?.name ?? id);
  const namesOf = (key: string, fate: 'late' | 'missing'): readonly Text[] =>
    joinTexts(
      'flow.list',
      units
        .filter((unit) => unit[fate] > 0)
        .map(({ unit, [fate]: count }) =>
          count === 1 ? nameOf(unit) : text('report.closing.several', { unit: nameOf(unit), count }),
        ),
    ).map((names) => text(key, { names }));
  const lines = campaign.metrics.map((metric) => {
    const { people, entries } = metrics.find(({ id }) => id === metric.id) ?? { people: 0, entries: 0 };
    return text('report.total.metric', {
      metric: text(`campaign.metric.${metric.id}`),
      people,
      entries,
      proof: text(`report.proof.${countingProofs(metric)[0]}`),
    });
  });
  const targets = standings.map((standing) =>
    text('report.standing.line', { line: sayStandingOf(campaign, content.units, standing) }),
  );
  return [
    text('report.closing.head', {
      phase: phase.name,
      campaign: plain(campaign.short),
      asOf: showMoment(at, campaign.timeZone),
    }),
    units.length === 0
      ? text('report.closing.none')
      : text('report.closing.reports', {
          onTime: sum('onTime'),
          late: sum('late'),
          missing: sum('missing'),
        }),
    ...namesOf('report.closing.late', 'late'),
    ...namesOf('report.closing.missing', 'missing'),
    ...joinTexts(
      'flow.list',
      extended.map(({ unit, due }) =>
        text('report.closing.until', { unit: nameOf(unit), deadline: showDeadline(due, campaign.timeZone) }),
      ),
    ).map((names) => text('report.closing.extended', { names })),
    ...joinTexts('flow.lines', lines),
    ...(targets.length > 0 ? [text('report.total.targets'), ...joinTexts('flow.lines', targets)] : []),
    nextOf(campaign, phase),
    text('report.closing.hash', { hash: hash.slice(0, 12) }),
  ];
}

/** The phase that goes on or comes next; it needs no opening by hand. */
function nextOf(campaign: Campaign, phase: Phase): Text {
  const [next] = phasesAfter(campaign, phase);
  if (next === undefined) return text('report.closing.last');
  const about = { phase: next.name, start: showDay(next.start) };
  return next.through === undefined
    ? text('report.closing.next-open', about)
    : text('report.closing.next', { ...about, through: showDay(next.through) });
}
