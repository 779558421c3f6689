import { may } from '../../core/access/access.ts';
import { denominatorsOf } from '../../core/campaign/denominators-of.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { baseSubject } from '../../core/report/count-subject.ts';
import { readCounts } from '../../core/report/read-counts.ts';
import { splitSubject } from '../../core/report/split-subject.ts';
import { dayOf } from '../../core/time/day.ts';
import { showDay } from '../../core/time/show.ts';
import { findOwnOf } from '../find-unit.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';
import { visibleUnits } from '../visible-units.ts';
import type { Vocabulary } from './count.ts';

/** As long as a source is told in one line. */
const MAX_SOURCE = 120;

/**
 * "/mauso thôn 3 công dân 812 nguồn sổ hộ tịch": whom a percentage is measured against, with source and day, in place of
 * what units.csv says; without a number what there is now.
 */
export function createBase(planner: Planner, vocabulary: Vocabulary) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { door, at, grants } = request;
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const visible = visibleUnits(grants, plan.content);
    if (visible.length === 0) return { says: [say([text('command.not-allowed')])] };
    const columns = [...new Set(denominatorsOf(plan.campaign).map(({ id }) => id))];
    const words = vocabulary(columns);
    const [figures = '', source] = args.split(/(?:^|\s)(?:nguồn|nguon|theo|source)[:\s]+/iu);
    const { unitWords, rest } = splitSubject(figures, words);
    const found = findOwnOf(visible, plan.content.units, unitWords, 'base', rest);
    if ('says' in found) return found;
    const { unit } = found;
    const read = readCounts(rest, words);
    if (read === undefined) {
      const notRead = text('base.not-read', { words: plain(rest) });
      return { says: [await show(request, plan, unit, columns, /\d/.test(rest) ? [notRead] : [])] };
    }
    if (!may(grants, 'state-base', { commune: door.commune, unit: unit.id }))
      return { says: [say([text('command.not-allowed')])] };
    if (read.twice.length > 0 || source === undefined || source.trim() === '')
      return { says: [say([text('base.source-wanted', { unit: plain(unit.name) })])] };
    state(request, plan, unit, read.counts, source.trim().slice(0, MAX_SOURCE));
    return { says: [await show(request, plan, unit, columns)] };
  };
}

function state(
  { tx, at, conversation }: Request,
  { campaign }: Plan,
  unit: Unit,
  counts: ReadonlyMap<string, number>,
  source: string,
): void {
  for (const [column, value] of counts) {
    tx.stated.state({
      commune: campaign.commune,
      campaign: campaign.id,
      unit: unit.id,
      subject: baseSubject(column),
      value,
      source,
      asOf: dayOf(at, campaign.timeZone),
      by: conversation.account,
      at,
    });
  }
  tx.audit.add({
    at,
    actor: conversation.account,
    action: 'state-base',
    subject: `${campaign.commune}/${campaign.id}/${unit.id}`,
    detail: { columns: [...counts.keys()].join(' ') },
  });
}

/** Where a number is only a sample, that is said too. */
async function show(
  { tx }: Request,
  { campaign }: Plan,
  unit: Unit,
  columns: readonly string[],
  notes: readonly Text[] = [],
) {
  const stated = await tx.stated.of(campaign.commune, campaign.id, unit.id);
  const lines = columns.flatMap((column): Text[] => {
    const figure = stated.find(({ subject }) => subject === baseSubject(column));
    const about = { column: text(`campaign.denominator.${column}`) };
    if (figure?.asOf !== undefined)
      return [
        text('base.stated', {
          ...about,
          value: figure.value ?? 0,
          source: plain(figure.source ?? ''),
          day: showDay(figure.asOf),
        }),
      ];
    const value = unit.denominators[column];
    if (value === undefined) return [];
    return [text(unit.sample ? 'base.sample' : 'base.filed', { ...about, value })];
  });
  const none = lines.length === 0 ? [text('base.none')] : [];
  return say([
    ...notes,
    text('base.head', { unit: plain(unit.name) }),
    ...joinTexts('flow.lines', lines),
    ...none,
    text('base.how'),
  ]);
}
