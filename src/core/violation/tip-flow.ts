import { createFlow } from '../flow/create-flow.ts';
import type { Ask, Flow, Node, NodeId } from '../flow/flow.ts';
import type { Text } from '../message/message.ts';
import { plain } from '../message/message.ts';
import { text } from '../message/say.ts';
import { VEHICLES } from './tip.ts';
import type { Violations } from './violations.ts';

export const TIP_FLOW = 'tip';

/** The questions of a tip in their order, as plan 002 lists them (III.2.1.b), and who saw it, last. */
export const TIP_QUESTIONS = [
  'act',
  'what',
  'when',
  'where',
  'plate',
  'vehicle',
  'colour',
  'driver',
  'files',
  'more',
  'signed',
  'name',
  'citizen-id',
  'address',
  'phone',
  'commend',
  'news',
] as const;
type Question = (typeof TIP_QUESTIONS)[number];

/** Answers that say who saw it; they are sealed apart from what was seen. */
export const IDENTITY_ANSWERS: ReadonlySet<string> = new Set([
  'name',
  'citizen-id',
  'address',
  'phone',
  'commend',
]);

interface Setting {
  readonly section: Violations;
  readonly timeZone: string;
  readonly place: Text;
}

/** What somebody saw, asked one thing at a time, shown, corrected, sent. Says first what must be known beforehand. */
export function tipFlow({ section, timeZone, place }: Setting): Flow {
  const desk = plain(section.bodies.find(({ id }) => id === section.desk)?.name ?? '');
  const tell = (id: string, next: NodeId): Node => ({
    kind: 'tell',
    text: text(`violation.first.${id}`, { desk, place }),
    next,
  });
  return createFlow({
    id: TIP_FLOW,
    start: 'urgent',
    nodes: {
      urgent: tell('urgent', 'next'),
      next: tell('next', 'law'),
      law: tell('law', 'unsigned'),
      unsigned: tell(`unsigned-${section.anonymous}`, 'platform'),
      platform: tell('platform', 'door'),
      door: {
        kind: 'ask',
        text: text('violation.door'),
        answer: {
          type: 'choice',
          of: [
            { id: 'here', label: text('violation.choice.here') },
            { id: 'web', label: text('violation.choice.web'), go: 'to-web' },
            { id: 'later', label: text('violation.choice.later'), go: 'bye' },
          ],
        },
        next: 'act',
      },
      'to-web': { kind: 'run', command: 'tip', args: 'web', next: 'end' },
      bye: { kind: 'tell', text: text('violation.bye'), next: 'end' },
      ...questions(section, timeZone),
      review: {
        kind: 'review',
        text: text('violation.review'),
        of: TIP_QUESTIONS,
        next: 'send',
        cancel: 'dropped',
      },
      send: { kind: 'record', what: 'tip', next: 'end' },
      dropped: { kind: 'tell', text: text('violation.dropped'), next: 'end' },
    },
  });
}

/** Of one tip; more can be added later, by the receipt. */
export const MAX_FILES = 8;

const OPTIONAL: ReadonlySet<Question> = new Set([
  'plate',
  'vehicle',
  'colour',
  'driver',
  'files',
  'more',
  'name',
  'citizen-id',
  'address',
  'phone',
]);

function questions({ acts, places }: Violations, timeZone: string): Record<NodeId, Node> {
  const yesNo = (question: string): Ask['answer'] => ({
    type: 'choice',
    of: ['yes', 'no'].map((id) => ({ id, label: text(`violation.choice.${question}-${id}`) })),
  });
  const wanted: Readonly<Record<Question, Ask['answer']>> = {
    act: {
      type: 'choice',
      of: [
        ...acts.map(({ id, name }) => ({ id, label: plain(name), go: 'when' })),
        { id: 'other', label: text('violation.choice.other-act') },
      ],
    },
    what: { type: 'text', max: 500 },
    when: { type: 'moment', timeZone },
    where: { type: 'place', among: places },
    plate: { type: 'plates' },
    vehicle: {
      type: 'choice',
      of: VEHICLES.map((id) => ({ id, label: text(`violation.choice.vehicle-${id}`) })),
    },
    colour: { type: 'text', max: 100 },
    driver: { type: 'text', max: 300 },
    files: { type: 'files', kinds: ['photo', 'video', 'file'], max: MAX_FILES },
    more: { type: 'text', max: 1000 },
    signed: {
      type: 'choice',
      of: [
        { id: 'no', label: text('violation.choice.signed-no'), go: 'news' },
        { id: 'yes', label: text('violation.choice.signed-yes') },
      ],
    },
    name: { type: 'name' },
    'citizen-id': { type: 'citizen-id' },
    address: { type: 'address' },
    phone: { type: 'phone', own: true },
    commend: yesNo('commend'),
    news: yesNo('news'),
  };
  return Object.fromEntries(
    TIP_QUESTIONS.map((question, n) => {
      const node: Ask = {
        kind: 'ask',
        text: text(`violation.ask.${question}`),
        label: text(`violation.field.${question}`),
        answer: wanted[question],
        ...(OPTIONAL.has(question) && { optional: true }),
        ...(IDENTITY_ANSWERS.has(question) && { shownIf: { answer: 'signed', is: 'yes' } }),
        // The acts are as many as a chat shows as buttons; one more and none would be.
        ...(question !== 'act' && { human: true as const }),
        next: TIP_QUESTIONS[n + 1] ?? 'review',
      };
      return [question, node];
    }),
  );
}
