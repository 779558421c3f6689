import { createMakeScene } from '../../../src/app/make-scene.ts';
import { createPlanner } from '../../../src/app/planner.ts';
import { createReadQuestion } from '../../../src/app/queries/question-reader.ts';
import type { Grant } from '../../../src/core/access/access.ts';
import { reply } from '../../../src/core/dialogue/again.ts';
import { type Dialogue, emptyDialogue } from '../../../src/core/dialogue/dialogue.ts';
import { enter } from '../../../src/core/dialogue/enter.ts';
import { hear } from '../../../src/core/dialogue/hear.ts';
import type { Scene } from '../../../src/core/dialogue/scene.ts';
import type { Turn } from '../../../src/core/dialogue/turn.ts';
import type { Effect, Session } from '../../../src/core/flow/session.ts';
import type { Choice, Heard, Say, Text } from '../../../src/core/message/message.ts';
import { plain } from '../../../src/core/message/message.ts';
import { commandChoice } from '../../../src/core/message/say.ts';
import { correctFlowId } from '../../../src/core/report/correct-flow.ts';
import { reportFlowId } from '../../../src/core/report/report-flow.ts';
import { type Instant, instant } from '../../../src/core/time/instant.ts';
import { content } from '../../support/test-app.ts';

const planner = createPlanner(content.catalogue);
const makeScene = createMakeScene({ ...content, planner, readQuestion: createReadQuestion(content.words) });

export interface Who {
  readonly commune?: string;
  readonly at?: Instant;
  readonly grants?: readonly Grant[];
}

/** Everything that can be talked to by this person, over the real words, plans and guides. */
export const sceneOf = ({ commune = 'nghia-trung', at = morning, grants = [] }: Who): Scene =>
  makeScene({
    door: { name: 'web', commune },
    at,
    grants,
    conversation: {
      channel: 'web',
      address: 'ai-đó',
      account: 'a',
      language: 'vi',
      dialogue: emptyDialogue,
      version: 0,
    },
  });

export const morning = instant('2025-12-22T08:00:00+07:00');
export const headOf = (...units: readonly string[]): readonly Grant[] =>
  units.map((unit) => ({ role: 'head', commune: 'nghia-trung', unit }));

export interface Talk {
  /** Says something in words; returns what the bot says to it. */
  say(words: string, who?: Who): string;
  tap(label: string): string;
  hear(heard: Heard, who?: Who): string;
  readonly session: Session | undefined;
  readonly dialogue: Dialogue;
  /** Commands and records that were asked for, such as "total thôn 3". */
  readonly asked: readonly string[];
  /** The buttons that were under all messages so far, newest last. */
  readonly buttons: readonly (Choice & { readonly text: string })[];
}

/** One person's dialogue, with commands that only repeat what they were told. Goes through JSON before every message. */
export function createTalk(who: Who = {}): Talk {
  let dialogue: Dialogue = emptyDialogue;
  let minutes = 0;
  const asked: string[] = [];
  const buttons: (Choice & { text: string })[] = [];

  function take(heard: Heard, { at = morning, ...as }: Who): string {
    // Tokens tell conversations with the same flow apart by their second.
    const scene = sceneOf({ ...as, at: (at + minutes++ * 60_000) as Instant });
    const turn = hear(JSON.parse(JSON.stringify(dialogue)), heard, scene);
    const { says, dialogue: after } = carryOut(turn, scene, asked);
    dialogue = after;
    buttons.push(
      ...says.flatMap(({ choices }) => choices.map((choice) => ({ ...choice, text: textOf(choice.label) }))),
    );
    return says.flatMap(({ parts }) => parts.map(textOf)).join('\n');
  }

  return {
    say: (text, as = who) => take({ text }, as),
    hear: (heard, as = who) => take(heard, as),
    tap(label) {
      const button = buttons.findLast(({ text }) => text === label);
      if (button === undefined) throw new Error(`there is no button "${label}"`);
      return take({ text: '', token: button.token }, who);
    },
    get session() {
      return dialogue.session;
    },
    get dialogue() {
      return dialogue;
    },
    asked,
    buttons,
  };
}

const textOf = (text: Text): string => content.words.say('vi', text);

/** What a step of the guide to installing VNeID says. */
export const installing = (node: string): string => textOf({ key: `guides.vneid-install.${node}` });

/** What the app does with effects, without a database: "start" and the lists enter their flows, the others answer. */
export function carryOut(
  first: Turn,
  scene: Scene,
  asked: string[] = [],
): { readonly says: readonly Say[]; readonly dialogue: Dialogue } {
  const says: Say[] = [];
  const queue: Effect[] = [...first.effects];
  let { dialogue } = first;
  for (let done = 0; queue.length > 0; done++) {
    if (done > 50) throw new Error('effects call each other in a circle');
    const effect = queue.shift() as Effect;
    if (effect.type === 'say') {
      says.push(effect.say);
      continue;
    }
    if (effect.type === 'enter') throw new Error('the dialogue follows flows itself');
    asked.push(nameOf(effect));
    if (queue.length > 0) {
      says.push({ parts: [plain(`(${effect.type})`)], choices: [] });
      continue;
    }
    const turn = answerTo(effect, dialogue, scene);
    ({ dialogue } = turn);
    queue.push(...turn.effects);
  }
  return { says, dialogue };
}

const nameOf = (effect: Exclude<Effect, { type: 'say' | 'enter' }>): string => {
  if (effect.type === 'run') return `${effect.command} ${effect.args}`.trim();
  return effect.type === 'record' ? `record ${effect.what}` : effect.type;
};

function answerTo(effect: Effect, dialogue: Dialogue, scene: Scene): Turn {
  if (effect.type === 'run') {
    const { command, args } = effect;
    if (command === 'start') return enter(dialogue, args === '' ? scene.home : args, scene);
    if (command === 'report') return enter(dialogue, reportFlowId(args || 'thon-1'), scene);
    if (command === 'correct')
      return enter(dialogue, correctFlowId(args || 'thon-1'), scene, { entry: 'row-1' });
    const question = [commandChoice(command, 'yes', plain('Có, làm đi'))];
    const asks = command === 'submit' && args === '';
    return reply(dialogue, [{ parts: [plain(`(${command})`)], choices: asks ? question : [] }], asks, scene);
  }
  return reply(dialogue, [{ parts: [plain(`(${effect.type})`)], choices: [] }], false, scene);
}
