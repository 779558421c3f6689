import type { Campaign } from '../campaign/campaign.ts';
import type { Target } from '../campaign/target.ts';
import type { Unit } from '../campaign/unit.ts';
import { joinTexts } from '../flow/spoken.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { gapOf, percentOf, type Standing } from './standing.ts';

/** 37.5 as "37,5": the same in both languages, because the papers are Vietnamese. */
const showPercent = (percent: number): string => String(percent).replace('.', ',');

/** The same, told for which units the target is set; of the whole commune it needs no saying. */
export function sayStandingOf(
  campaign: Pick<Campaign, 'phases'>,
  units: readonly Unit[],
  standing: Standing,
): Text {
  const { unitKinds, units: ids } = standing.target;
  const names = [
    ...unitKinds.map((kind) => text(`campaign.unit-kind.${kind}`)),
    ...units.filter(({ id }) => ids.includes(id)).map(({ name }) => plain(name)),
  ];
  const [whose] = joinTexts('flow.list', names);
  const line = sayStanding(campaign, standing);
  return whose === undefined ? line : text('report.standing.of-units', { whose, line });
}

/** One line on a target: in which phases, how far, out of how many, against what the plan asks. */
export function sayStanding({ phases }: Pick<Campaign, 'phases'>, standing: Standing): Text {
  const isOfAll = isOfWhole({ phases }, standing.target);
  const named = isOfAll ? [] : phases.filter(({ id }) => standing.target.phases.includes(id));
  const [during] = joinTexts(
    'flow.list',
    named.map(({ name }) => plain(name)),
  );
  const line = sayFigures(standing);
  return during === undefined ? line : text('report.standing.during', { during, line });
}

/** Measured over the campaign from its beginning to its end. */
export const isOfWhole = ({ phases }: Pick<Campaign, 'phases'>, { phases: of }: Target): boolean =>
  of.length === 0 || phases.every(({ id }) => of.includes(id));

function sayFigures(standing: Standing): Text {
  const { target, have, goal, base, unknown } = standing;
  const metric = text(`campaign.metric.${target.metric}`);
  const percent = percentOf(standing);
  const about = {
    metric,
    have,
    goal: goal ?? '',
    base: base ?? '',
    percent: percent === undefined ? '' : showPercent(percent),
    asked: askedOf(standing),
    state: stateOf(standing),
    unknown: unknown.length,
    of: baseOf(standing),
  };
  if (goal === undefined) return text('report.standing.no-goal', about);
  if (base === undefined || target.kind === 'quota') return text('report.standing.count', about);
  return text(unknown.length > 0 ? 'report.standing.share-incomplete' : 'report.standing.share', about);
}

/** Whom the percentage is measured against. */
function baseOf({ target }: Standing): Text {
  const column = 'of' in target ? target.of : target.kind === 'quota' ? target.per : undefined;
  return column === undefined ? plain('') : text(`campaign.denominator.${column}`);
}

/** What the plan asks, in its own terms. */
function askedOf({ target }: Standing): Text {
  switch (target.kind) {
    case 'share':
    case 'pledge':
      if (target.percent === 100) return text('report.asked.all');
      return text(target.comparator === '>' ? 'report.asked.more-than' : 'report.asked.at-least', {
        percent: showPercent(target.percent),
      });
    case 'remaining':
      return text('report.asked.remaining', { percent: showPercent(target.percent) });
    case 'quota':
      return text('report.asked.quota', { count: target.count });
    case 'count':
      return text('report.asked.count', { count: target.count });
  }
}

function stateOf(standing: Standing): Text {
  if (standing.met) return text('report.state.met');
  if (standing.target.encouraged) return text('report.state.encouraged');
  const gap = gapOf(standing);
  return gap > 0 ? text('report.state.missing', { gap }) : plain('');
}
