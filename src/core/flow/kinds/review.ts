import type { Text } from '../../message/message.ts';
import type { Here, Offer, Waiting } from '../behaviour.ts';
import { type Ask, type NodeId, nodeOf, type Review } from '../flow.ts';
import { answerOf, joinTexts, shownAnswer, spoken } from '../spoken.ts';

/** Reads the answers back. A correction goes to its question alone and comes back; ways that branch off are not redone. */
export const review: Waiting<Review> = {
  question: (node, here) => [
    spoken(node, here),
    ...joinTexts(
      'flow.lines',
      asked(node, here).map(({ line }) => line),
    ),
  ],
  offers: (node, here) => [
    { id: 'send', label: { key: 'flow.choice.send' } },
    ...asked(node, here).map(
      ({ fix, label }): Offer => ({ id: fix, label: { key: 'flow.choice.fix', params: { label } } }),
    ),
    { id: 'cancel', label: { key: 'flow.choice.cancel' } },
  ],
  hear: (node, { choice }, here) => {
    if (choice === 'send') return { type: 'go', next: node.next };
    if (choice === 'cancel') return { type: 'go', next: node.cancel };
    const wrong = asked(node, here).find(({ fix }) => fix === choice);
    return wrong
      ? { type: 'go', next: wrong.id, returnTo: here.session.node }
      : { type: 'again', first: [{ key: 'flow.not-understood' }] };
  },
  exits: (node) => [
    [['next'], node.next],
    [['cancel'], node.cancel],
    ...node.of.map((id, n) => [['of', String(n)], id] as const),
  ],
};

interface Asked {
  readonly id: NodeId;
  readonly fix: string;
  readonly label: Text;
  readonly line: Text;
}

const isHidden = ({ shownIf }: Ask, { session }: Here): boolean =>
  shownIf !== undefined && answerOf(session.answers, shownIf.answer) !== shownIf.is;

/** What was answered, and what was left out on purpose; questions on ways not taken are not mentioned. */
function asked({ of }: Review, here: Here): Asked[] {
  return of.flatMap((id, n) => {
    const node = nodeOf(here.flow, id);
    const value = shownAnswer(id, here);
    if (node?.kind !== 'ask' || (value === undefined && !node.optional) || isHidden(node, here)) return [];
    const label = node.label ?? node.text;
    const line: Text = {
      key: 'flow.review.line',
      params: { label, value: value ?? { key: 'flow.review.skipped' } },
    };
    return [{ id, fix: `fix-${n + 1}`, label, line }];
  });
}
