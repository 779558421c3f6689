import { GREETED } from '../dialogue/enter.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { Flow, Node, Option } from '../flow/flow.ts';
import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';

/** One line of a menu: where it leads when it is chosen. */
export type Item = readonly [id: string, label: Text, node: Node];

export const item = (id: string, node: Node): Item => [id, text(`menu.item.${id}`), node];
export const run = (command: string, args = ''): Node => ({ kind: 'run', command, args, next: 'end' });
export const enter = (flow: string): Node => ({ kind: 'enter', flow });

/** The welcome is for whoever comes in; whoever was not understood, or comes back, hears the question alone. */
export function menu(id: string, items: readonly Item[], question: Text, welcome?: Text): Flow {
  const of: Option[] = items.map(([item, label]) => ({ id: item, label, go: `do-${item}` }));
  return createFlow({
    id,
    fleeting: true,
    start: welcome ? 'begin' : 'choose',
    nodes: {
      ...(welcome && {
        begin: { kind: 'branch', on: GREETED, when: { yes: 'choose' }, next: 'welcome' },
        welcome: { kind: 'tell', text: welcome, next: 'choose' },
      }),
      choose: { kind: 'ask', text: question, answer: { type: 'choice', of }, next: 'end' },
      ...Object.fromEntries(items.map(([item, , node]) => [`do-${item}`, node])),
    },
  });
}
