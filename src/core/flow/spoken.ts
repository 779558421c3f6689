import { type Param, plain, type Text } from '../message/message.ts';
import { dialled } from '../person/phone.ts';
import type { Here } from './behaviour.ts';
import { type Ask, answerKey, type NodeId, nodeOf } from './flow.ts';
import { SEALED_ANSWER } from './sealed-answer.ts';
import type { Answer, Answers, Effect } from './session.ts';

/** The node's sentence, with the answers it shows. */
export function spoken(node: { readonly text: Text; readonly shows?: readonly string[] }, here: Here): Text {
  if (node.shows === undefined) return node.text;
  const shown = node.shows.map((key) => [key, answerParam(key, here)] as const);
  return { ...node.text, params: { ...Object.fromEntries(shown), ...node.text.params } };
}

export const say = (...parts: readonly Text[]): Effect => ({ type: 'say', say: { parts, choices: [] } });

/** An answer as it is read out: the label of what was chosen, otherwise the answer itself. */
export function shownAnswer(id: NodeId, { flow, session }: Here): Param | undefined {
  const node = nodeOf(flow, id);
  if (node?.kind !== 'ask') return undefined;
  const answer = answerOf(session.answers, answerKey(id, node));
  return answer === undefined ? undefined : asParam(answer, node);
}

/** Undefined for what was never answered; a plain lookup would also find "constructor". */
export const answerOf = (answers: Answers, key: string): Answer | undefined =>
  Object.hasOwn(answers, key) ? answers[key] : undefined;

/** Folds a list into one text, since a text holds a fixed number of others: "a, b, c", "a; b; c", or one below another. */
export function joinTexts(
  key: 'flow.list' | 'flow.lines' | 'flow.steps',
  items: readonly Text[],
): readonly Text[] {
  const joined = items
    .toReversed()
    .reduce<Text | undefined>(
      (others, first) => (others === undefined ? first : { key, params: { first, others } }),
      undefined,
    );
  return joined === undefined ? [] : [joined];
}

function answerParam(key: string, here: Here): Param {
  const asked = Object.entries(here.flow.nodes).find(
    ([id, node]) => node.kind === 'ask' && answerKey(id, node) === key,
  );
  return (asked && shownAnswer(asked[0], here)) ?? '';
}

function asParam(answer: Answer, { answer: wanted }: Ask): Param {
  if (answer === SEALED_ANSWER) return { key: 'flow.sealed' };
  const options = wanted.type === 'choice' || wanted.type === 'several' ? wanted.of : [];
  const labelOf = (value: string): Text => options.find(({ id }) => id === value)?.label ?? plain(value);
  if (wanted.type === 'files')
    return { key: 'flow.files.count', params: { count: Array.isArray(answer) ? answer.length : 0 } };
  if (Array.isArray(answer)) return joinTexts('flow.list', answer.map(labelOf))[0] ?? { key: 'flow.none' };
  if (typeof answer === 'number') return answer;
  return wanted.type === 'phone' ? dialled(String(answer)) : labelOf(String(answer));
}
