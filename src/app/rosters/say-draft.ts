import { joinTexts } from '../../core/flow/spoken.ts';
import type { Say, Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { metricOf } from '../../core/report/list-questions.ts';
import { rosterFlowId } from '../../core/report/roster-flow.ts';
import { sayRoster } from '../../core/roster/say-roster.ts';
import { summarise, takenRows } from '../../core/roster/summary.ts';
import type { Roster } from '../../ports/store.ts';
import type { Outcome } from '../outcome.ts';
import type { ListOfUnit } from './draft-roster.ts';

/** What comes after a list was read: what its rows leave open is asked first, then the card. */
export function presentDraft(list: ListOfUnit, roster: Roster, first: readonly Say[] = []): Outcome {
  const { summary, common, id } = roster;
  const open = (summary?.open ?? []).filter((question) => common[question] === undefined);
  if (summary !== undefined && takenRows(summary) > 0 && open.length > 0) {
    const asked = Object.fromEntries(open.map((question) => [`open-${question}`, 'yes']));
    return { says: first, enter: rosterFlowId(list.unit.id), answers: { roster: id, ...asked } };
  }
  return { says: [...first, sayDraft(list, roster)], asks: true };
}

export function sayDraft({ plan, unit, reader }: ListOfUnit, { id, file, summary, common }: Roster): Say {
  return sayRoster({
    id,
    unit: unit.name,
    summary: summary ?? summarise([]),
    common: sayCommon(plan.campaign, common),
    ...(file !== undefined && { file }),
    ...(reader.wanted.home !== undefined && { home: reader.wanted.home }),
  });
}

function sayCommon(campaign: ListOfUnit['plan']['campaign'], common: Roster['common']): readonly Text[] {
  const metrics = (common['achieved']?.split(' ') ?? []).flatMap(
    (option) => metricOf(campaign, option) ?? [],
  );
  const [achieved] = joinTexts(
    'flow.list',
    metrics.map((metric) => text(`campaign.metric.${metric}`)),
  );
  const group = campaign.groups.find(({ number }) => `g${number}` === common['case']);
  return [
    ...(achieved === undefined ? [] : [text('roster.common.achieved', { achieved })]),
    ...(common['result'] === undefined
      ? []
      : [text('roster.common.result', { result: text(`report.result.${common['result']}`) })]),
    ...(group === undefined
      ? []
      : [text('roster.common.case', { case: text(`campaign.group.${group.id}`) })]),
  ];
}
