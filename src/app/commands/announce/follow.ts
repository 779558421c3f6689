import { communeTitle } from '../../../core/campaign/commune-title.ts';
import type { Unit } from '../../../core/campaign/unit.ts';
import { noticeName } from '../../../core/consent/notice.ts';
import { plain } from '../../../core/message/message.ts';
import { commandChoice, say, text } from '../../../core/message/say.ts';
import type { Words } from '../../../ports/words.ts';
import { findUnit } from '../../find-unit.ts';
import type { Outcome, Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';

interface Deps {
  readonly planner: Planner;
  readonly words: Words;
  readonly ids: () => string;
}

/** "nhận tin", "nhận tin thôn 3": yes to the news of the commune or of a unit; the last word counts. */
export function createFollow({ planner, words, ids }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, conversation } = request;
    const content = planner.content(door.commune, at);
    if (content === undefined) return { says: [say([text('command.no-campaign')])] };
    let unit: Unit | undefined;
    if (args !== '') {
      const found = findUnit(content.units, args, 'follow');
      if ('ask' in found) return { says: [found.ask], asks: true };
      unit = found.unit;
    }
    const place = unit === undefined ? communeTitle(content.commune) : plain(unit.name);
    const notice = text('bulletin.follow.yes', { place });
    const standing = await following(request);
    for (const { id } of standing) tx.consents.takeBack(id, at);
    tx.consents.give({
      id: ids(),
      account: conversation.account,
      commune: door.commune,
      campaign: planner.current(door.commune, at)?.campaign.id ?? '',
      purpose: 'news',
      notice: noticeName(words.say('vi', { key: 'consent.version' }), words.say('vi', notice)),
      channel: door.name,
      at,
      forOther: false,
      ...(unit !== undefined && { unit: unit.id }),
    });
    tx.audit.add({ at, actor: conversation.account, action: 'follow', subject: unit?.id ?? door.commune });
    const parts = unit === undefined ? [notice, text('bulletin.follow.of-unit')] : [notice];
    return { says: [say(parts, [commandChoice('unfollow', '', text('bulletin.follow.choice.stop'))])] };
  };
}

/** "tắt": no more news. */
export async function unfollow(request: Request): Promise<Outcome> {
  const { tx, at, door, conversation } = request;
  const standing = await following(request);
  if (standing.length === 0) return { says: [say([text('bulletin.follow.none')])] };
  for (const { id } of standing) tx.consents.takeBack(id, at);
  tx.audit.add({ at, actor: conversation.account, action: 'unfollow', subject: door.commune });
  return { says: [say([text('bulletin.follow.stopped')])] };
}

const following = async ({ tx, door, conversation }: Request) =>
  (await tx.consents.of(conversation.account, door.commune)).filter(
    ({ purpose, takenBackAt }) => purpose === 'news' && takenBackAt === undefined,
  );
