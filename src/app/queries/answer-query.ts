import { findUnit } from '../../core/campaign/find-unit.ts';
import type { Command } from '../../core/command/command.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { showMoment } from '../../core/time/show.ts';
import { loadBoard } from '../load-board.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan } from '../planner.ts';
import { paged } from './paged.ts';
import { queryLines } from './query-lines.ts';
import type { PARTS, Query } from './read-query.ts';

/** Totals taken apart as somebody asked, out of the same board as everything else, a page at a time. */
export async function answerQuery(
  { tx, at }: Request,
  plan: Plan,
  query: Query,
  asked: string,
  wanted: number,
  command: Command = 'total',
): Promise<Outcome> {
  const board = await loadBoard(tx, plan, at);
  const lines = await queryLines(tx, plan, board, query);
  const asOf = showMoment(at, plan.campaign.timeZone);
  const head = text('query.head', { what: nameOf(plan, query), campaign: plain(plan.campaign.short), asOf });
  return paged(head, lines.length > 0 ? lines : [text('query.nothing')], wanted, command, asked);
}

function nameOf({ campaign }: Plan, query: Query): Text {
  if ('metric' in query) return text(`campaign.metric.${query.metric}`);
  if ('kind' in query) return text(`campaign.unit-kind.${query.kind}`);
  if ('phase' in query)
    return plain(campaign.phases.find(({ id }) => id === query.phase)?.name ?? query.phase);
  return text(`query.name.${query.by}`);
}

/** Nothing in it resembles the name of a unit. */
export function isUnknown({ content }: Plan, asked: string): boolean {
  const found = findUnit(content.units, asked);
  return 'candidates' in found && found.candidates.length === 0;
}

/** What can be asked, for whoever asked something else. */
export const suggest = (asked: string): Outcome => ({
  says: [
    say(
      [text('query.unknown', { text: plain(asked) })],
      [
        commandChoice('total', '', text('menu.item.total')),
        ...(['unit', 'phase', 'metric', 'day'] as const satisfies readonly (typeof PARTS)[number][]).map(
          (by) => commandChoice('total', by, text(`query.name.${by}`)),
        ),
        commandChoice('ranking', '', text('query.ranking.name')),
        commandChoice('missing', '', text('menu.item.missing')),
      ],
    ),
  ],
  asks: true,
});
