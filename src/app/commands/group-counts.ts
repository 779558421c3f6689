import { may } from '../../core/access/access.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { groupSubject } from '../../core/report/count-subject.ts';
import { listOf } from '../../core/report/list-of.ts';
import { MAX_COUNT } from '../../core/report/read-counts.ts';
import { readGroups } from '../../core/report/read-groups.ts';
import { dayOf } from '../../core/time/day.ts';
import { showMoment } from '../../core/time/show.ts';
import { findOwnOf } from '../find-unit.ts';
import { unitInFocus } from '../focus.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';
import { visibleUnits } from '../visible-units.ts';

/**
 * "số nhóm thôn 3 nhóm 1 12, nhóm 2 30": how many people of each group of the plan a unit has, held against its list, where
 * the list says of which group everybody is, and against whom the police handed to it. Without numbers what there is now.
 */
export function createGroupCounts(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, door, at, grants, conversation } = request;
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const visible = visibleUnits(grants, plan.content);
    if (visible.length === 0) return { says: [say([text('command.not-allowed')])] };
    const { campaign, content } = plan;
    if (campaign.groups.length === 0) return { says: [say([text('handed.no-groups')])] };
    const { unitWords, counts } = readGroups(args);
    const focus = visible.find(({ id }) => id === unitInFocus(conversation.focus, at));
    const found =
      unitWords === '' && focus
        ? { unit: focus }
        : findOwnOf(visible, content.units, unitWords, 'group-counts', args.slice(unitWords.length).trim());
    if ('says' in found) return found;
    const { unit } = found;
    if (counts.size === 0) return { says: [await show(request, plan, unit)] };
    if (!may(grants, 'state-base', { commune: door.commune, unit: unit.id }))
      return { says: [say([text('command.not-allowed')])] };
    const unknown = [...counts.keys()].filter(
      (number) => !campaign.groups.some((one) => one.number === number),
    );
    const isLarge = [...counts.values()].some((count) => count > MAX_COUNT);
    if (unknown.length > 0 || isLarge) {
      const groups = campaign.groups.map(({ number }) => number).join(', ');
      return { says: [say([text('group-counts.usage', { groups })])] };
    }
    for (const { id, number } of campaign.groups) {
      const value = counts.get(number);
      if (value === undefined) continue;
      const asOf = dayOf(at, campaign.timeZone);
      const place = { commune: campaign.commune, campaign: campaign.id, unit: unit.id };
      tx.stated.state({ ...place, subject: groupSubject(id), value, asOf, by: conversation.account, at });
    }
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'state-groups',
      subject: `${campaign.commune}/${campaign.id}/${unit.id}`,
      detail: { groups: counts.size },
    });
    return { says: [await show(request, plan, unit)] };
  };
}

async function show({ tx, at }: Request, { campaign }: Plan, unit: Unit) {
  const place = [campaign.commune, campaign.id] as const;
  const stated = await tx.stated.of(...place, unit.id);
  const says = listOf(campaign, unit)?.fields.some(({ field }) => field === 'case') ?? false;
  const rows = says ? await tx.entries.list(...place, unit.id) : [];
  const handed = (await tx.handed.counts(...place)).filter((one) => one.unit === unit.id);
  const lines = campaign.groups.flatMap(({ id, number }): Text[] => {
    const value = stated.find(({ subject }) => subject === groupSubject(id))?.value ?? undefined;
    const listed = rows.filter(
      ({ details, left }) => details['case'] === `g${number}` && left === undefined,
    ).length;
    const given = handed.filter(({ group }) => group === id);
    const about = { number, group: text(`campaign.group.${id}`) };
    const parts = [
      ...(value === undefined ? [] : [text('group-counts.stated', { count: value })]),
      ...(says ? [text('group-counts.listed', { count: listed })] : []),
      ...(given.length === 0
        ? []
        : [
            text('group-counts.handed', {
              all: given.reduce((sum, { people }) => sum + people, 0),
              done: given
                .filter(({ outcome }) => outcome === 'done')
                .reduce((sum, { people }) => sum + people, 0),
            }),
          ]),
      // More on the list than there are is a slip on one side.
      ...(says && value !== undefined && listed > value
        ? [text('group-counts.over', { count: listed - value })]
        : []),
      ...(says && value !== undefined && listed <= value
        ? [text('group-counts.left', { count: value - listed })]
        : []),
    ];
    const [known = text('group-counts.nothing')] = joinTexts('flow.list', parts);
    return [text('group-counts.line', { ...about, known })];
  });
  return say(
    [
      text('group-counts.head', { unit: plain(unit.name), asOf: showMoment(at, campaign.timeZone) }),
      ...joinTexts('flow.lines', lines),
      text('group-counts.how'),
    ],
    [commandChoice('handed', unit.id, text('group-counts.choice.handed'))],
  );
}
