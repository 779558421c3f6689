import type { Campaign } from '../../core/campaign/campaign.ts';
import { DECLARE } from '../../core/consent/declare-flow.ts';
import { GREETED } from '../../core/dialogue/enter.ts';
import { type Choice, plain, type Text, type TextKey } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { type Day, dayOf } from '../../core/time/day.ts';
import { showDay } from '../../core/time/show.ts';
import { answerTo, nameOf } from '../../core/topic/answer.ts';
import { TOPICS, type Topic } from '../../core/topic/topic.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { HelpRequest } from '../../ports/help.ts';
import type { RunCommand } from '../carry-out.ts';
import { citizenFlow } from '../citizen-flow.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly planner: Planner;
  readonly callHuman: RunCommand;
}

const HUMAN: Topic = 'help.human';
/** Where no guide helps, but somebody of the village or the police does. */
const FOR_A_PERSON: readonly Topic[] = ['vneid.scam', 'vneid.no-smartphone'];

/**
 * "/answer vneid.otp" gives the approved answer; several topics are offered as choices, with a person behind them;
 * "none" is kindly said. Anything else is a question in words: "/hoidap quên mật khẩu".
 */
export function createAnswer({ catalogue, planner, callHuman }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    if (args === 'thanks') return beside(request, 'topic.thanked');
    const topics = readTopics(args);
    const [first] = topics;
    if (first === undefined || topics.length > 1) return unclear(request, topics);
    // "Tôi làm xong rồi" is more than a question; whoever reports for a unit has another way to say so.
    if (first === 'campaign.confirm' && canDeclare(request)) return { enter: DECLARE };
    if (first === HUMAN && request.grants.length === 0) return callHuman(request, whereabouts(request));
    return { says: [answer(first, request)] };
  };

  function canDeclare({ grants, door, at }: Request): boolean {
    const plan = planner.current(door.commune, at);
    return grants.length === 0 && plan !== undefined && citizenFlow(plan, DECLARE) !== undefined;
  }

  function readTopics(args: string): readonly Topic[] {
    const named = args.split(' ').flatMap((name) => TOPICS.find((topic) => topic === name) ?? []);
    if (named.length > 0 || args === '' || args === 'none') return named;
    const { topic } = catalogue.topics.finder.find(args);
    return topic === 'none' ? [] : [topic];
  }

  function answer(topic: Topic, request: Request) {
    const { conversation } = request;
    const guide = catalogue.topics.guides.get(topic);
    const isUnderWay = guide === conversation.dialogue.session?.flow;
    const steps: Choice[] =
      guide === undefined || isUnderWay ? [] : [commandChoice('start', guide, text('topic.guide'))];
    const person = FOR_A_PERSON.includes(topic) ? [commandChoice('human', '', text('topic.person'))] : [];
    return say([wordsOf(topic, request), ...policePhone(topic, request)], [...steps, ...person]);
  }

  /** Whoever may have been robbed needs a number, and at once. */
  function policePhone(topic: Topic, { door }: Request): readonly Text[] {
    const phone = catalogue.communes.get(door.commune)?.commune.dutyPhone;
    return topic === 'vneid.scam' && phone ? [text('topic.police-phone', { phone })] : [];
  }

  /** What this commune can say better than the general answer. */
  function wordsOf(topic: Topic, { door, at }: Request): Text {
    const plan = planner.current(door.commune, at);
    if (topic === 'campaign.deadline' && plan) {
      return untilWhen(plan.campaign, dayOf(at, plan.campaign.timeZone));
    }
    const phone = catalogue.communes.get(door.commune)?.commune.dutyPhone;
    return topic === HUMAN && phone ? text('dialogue.human-with-phone', { phone }) : answerTo(topic);
  }
}

/** Several topics, or none: what is no question to us may well be meant for whoever helps them at this moment. */
async function unclear(request: Request, topics: readonly Topic[]): Promise<Outcome> {
  const talks = await talksOf(request);
  if (topics.length > 0) return { says: [nearest(topics, talks)], asks: true };
  return talks.length > 0
    ? { says: [say([text('help.talk.meant')], talks)], asks: true }
    : beside(request, 'topic.off-topic');
}

/** Requests that somebody has taken, theirs or taken by them. */
async function talksOf({ tx, door, conversation }: Request): Promise<readonly Choice[]> {
  const me = conversation.account;
  return (await tx.helpRequests.waiting(door.commune))
    .filter(({ state, account, helper }) => state === 'claimed' && (account === me || helper === me))
    .slice(0, 3)
    .map(toTalk);
}

const toTalk = ({ number }: HelpRequest): Choice =>
  commandChoice('talk', String(number), text('help.choice.talk-number', { number }));

/** The guide and the step at which they are. */
function whereabouts({ conversation }: Request): string {
  const { session } = conversation.dialogue;
  return session === undefined ? '' : `${session.flow}.${session.node}`;
}

function nearest(topics: readonly Topic[], talks: readonly Choice[]) {
  const offered = [...topics.filter((topic) => topic !== HUMAN), HUMAN] as const;
  return say(
    [text('topic.unsure')],
    [...talks, ...offered.map((topic) => commandChoice('answer', topic, nameOf(topic)))],
  );
}

/** Whoever is in the middle of something goes on with it; others see what can be done here. */
function beside({ conversation }: Request, key: TextKey): Outcome {
  const says = [say([text(key)])];
  return conversation.dialogue.session ? { says } : { says, enter: 'menu', answers: { [GREETED]: 'yes' } };
}

function untilWhen({ short, phases }: Campaign, today: Day): Text {
  const days = phases.filter(({ kind }) => kind === 'peak').map(({ through }) => through);
  const last = days.includes(undefined) ? undefined : days.toSorted().at(-1);
  const campaign = plain(short);
  if (last === undefined) return text('topic.planned.open-ended', { campaign });
  return text(last < today ? 'topic.planned.over' : 'topic.planned.deadline', {
    campaign,
    end: showDay(last),
  });
}
