import type { Unit } from '../campaign/unit.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { Ask, Flow, Option, Wanted } from '../flow/flow.ts';
import type { Answers } from '../flow/session.ts';
import { text } from '../message/say.ts';
import { unitNodes } from '../report/choose-unit.ts';

export const HELP = 'help';
/** Where they were when they asked: "vneid-activate.send". */
export const ABOUT = 'about';

/** Whether the unit is known from before, such as from its poster; then `unit` is among the answers. */
const VILLAGE = 'village';
const KNOWN = 'known';

const WAYS = ['chat', 'visit', 'meet'] as const;
export const TIMES = ['any', 'morning', 'afternoon', 'evening', 'weekend'] as const;

/** The unit that an answer of the flow means; undefined for whoever is in none of them. */
export const unitOfAnswer = (units: readonly Unit[], answer: unknown): Unit | undefined =>
  typeof answer === 'string' && /^u\d+$/.test(answer) ? units[Number(answer.slice(1)) - 1] : undefined;

/** What the flow begins with for somebody of that unit, who need not look for it. */
export function livingIn(units: readonly Unit[], unit: string | undefined): Answers {
  const n = units.findIndex(({ id }) => id === unit);
  return n < 0 ? {} : { unit: `u${n + 1}`, [VILLAGE]: KNOWN };
}

/** "Đi từng ngõ, gõ từng nhà": who should come, where and when, and what it is about, in the person's own words. */
export const helpFlow = (units: readonly Unit[]): Flow =>
  createFlow({
    id: HELP,
    start: 'known',
    nodes: {
      known: { kind: 'branch', on: VILLAGE, when: { [KNOWN]: 'way' }, next: 'place' },
      ...unitNodes(units, { ask: 'place', save: 'unit', go: () => 'way', elsewhere: 'way', human: false }),
      way: choice(
        'help.ask.way',
        WAYS.map((id) => option(id, id === 'visit' ? 'house' : id === 'meet' ? 'when' : 'problem')),
        'problem',
      ),
      house: typed('help.ask.house', { type: 'text', max: 200 }, 'when'),
      when: choice(
        'help.ask.when',
        TIMES.map((id) => option(id, 'problem')),
        'problem',
      ),
      problem: { ...typed('help.ask.problem', { type: 'text', max: 500 }, 'phone'), optional: true },
      phone: { ...typed('help.ask.phone', { type: 'phone', own: true }, 'record'), optional: true },
      record: { kind: 'record', what: 'help', next: 'end' },
    },
  });

const option = (id: string, go: string): Option => ({ id, label: text(`help.choice.${id}`), go });
const choice = (key: string, of: readonly Option[], next: string): Ask => ({
  kind: 'ask',
  text: text(key),
  answer: { type: 'choice', of },
  next,
});
const typed = (key: string, answer: Wanted, next: string): Ask => ({
  kind: 'ask',
  text: text(key),
  answer,
  next,
});
