import { noticeVersion } from '../../core/consent/notice.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { dayOf } from '../../core/time/day.ts';
import { showDay } from '../../core/time/show.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { aboutRequest, type OpenRequest } from '../rights/open-request.ts';
import { type OwnRow, ownRows, whoAsks } from '../rights/own-data.ts';

interface Deps {
  readonly planner: Planner;
  readonly openRequest: OpenRequest;
}

/** "/dulieu": everything that is kept of whoever asks, numbers half covered because a phone is often shared. */
export function createMyData({ planner, openRequest }: Deps) {
  return async (request: Request, _: string): Promise<Outcome> => {
    const { tx, conversation, door } = request;
    const rows = await ownRows(whoAsks(request));
    const village = await tx.villages.of(conversation.account, door.commune);
    const groups = await tx.caseGroups.of(conversation.account, door.commune);
    const helped = await tx.helpRequests.of(conversation.account, door.commune);
    const asked = await tx.rightsRequests.of(conversation.account, door.commune);
    const timeZone = planner.current(door.commune, request.at)?.campaign.timeZone ?? 'Asia/Ho_Chi_Minh';
    await openRequest(request, { right: 'access', done: true });
    const units = planner.current(door.commune, request.at)?.content.units ?? [];
    const unitName = (unit: string) => plain(units.find(({ id }) => id === unit)?.name ?? unit);
    const day = (at: Parameters<typeof dayOf>[0]) => plain(showDay(dayOf(at, timeZone)));
    const parts: readonly Text[] = [
      text(rows.length > 0 ? 'rights.mine.rows' : 'rights.mine.no-rows'),
      ...rows.map((row, n) => text('rights.mine.row', { ...aboutRow(planner, request, row), number: n + 1 })),
      ...groups.map(({ group, at }) =>
        text('rights.mine.group', { group: text(`campaign.group.${group}`), at: day(at) }),
      ),
      ...(village ? [text('rights.mine.village', { unit: unitName(village.unit) })] : []),
      text(conversation.dialogue.parked.length > 0 ? 'rights.mine.chat-draft' : 'rights.mine.chat'),
      ...helped.map(({ number, at, state }) =>
        text('rights.mine.help', { number, at: day(at), state: text(`help.state.${state}`) }),
      ),
      ...asked.map((one) =>
        text('rights.mine.request', {
          ...aboutRequest(one, timeZone),
          state: text(`rights.state.${one.state}`),
        }),
      ),
    ];
    const ways = [
      ...(rows.length > 0 ? [commandChoice('amend', '', text('rights.choice.amend'))] : []),
      commandChoice('takeback', '', text('rights.choice.takeback')),
      commandChoice('erase', '', text('rights.choice.erase')),
      commandChoice('object', '', text('rights.choice.object')),
    ];
    return { says: [say(parts, ways)] };
  };
}

/** One row as its owner sees it. */
export function aboutRow(planner: Planner, { door, at }: Request, { entry, consent }: OwnRow) {
  const plan = planner.of(door.commune, entry.campaign, at);
  const { masked } = entry;
  const details = [masked.citizenId, masked.phone, masked.address, ...(masked.plates ?? [])].filter(
    (value) => value !== undefined,
  );
  const [achieved = text('flow.none')] = joinTexts(
    'flow.list',
    entry.achieved.map((metric) => text(`campaign.metric.${metric}`)),
  );
  return {
    name: plain(entry.name),
    details: plain([entry.name, ...details].join(' · ')),
    unit: plain(plan?.content.units.find(({ id }) => id === entry.unit)?.name ?? entry.unit),
    achieved,
    proof: text(`rights.proof.${entry.proof}`),
    at: plain(showDay(dayOf(consent.at, plan?.campaign.timeZone ?? 'Asia/Ho_Chi_Minh'))),
    notice: plain(noticeVersion(consent.notice)),
  };
}
