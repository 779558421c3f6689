import * as z from 'zod';
import { Id } from '../campaign/id.ts';
import type { Text } from '../message/message.ts';
import { type FlowDraft, FlowId, type Node, NodeId, OptionId } from './flow.ts';

/*
 * What the author of a guide writes in data/guides/: the structure only. The words stand in locales/ under the same
 * ids: guides.<guide>.<node>, guides.<guide>.choice.<option>, guides.<guide>.title; other ways to say an option, if
 * any, in guides.<guide>.words.<option>.
 * A guide can ask for a choice and for nothing else: there is no way to write one that asks for a code or a card.
 */

const next = NodeId;

const GuideOption = z
  .strictObject({ id: OptionId, go: next.optional(), help: NodeId.optional() })
  .refine(({ go, help }) => go === undefined || help === undefined, 'an option goes on or helps, not both');

const GuideAsk = z
  .strictObject({
    kind: z.literal('ask'),
    of: z.array(GuideOption).min(1),
    save: OptionId.optional(),
    once: z.literal(true).optional(),
    next: next.optional(),
  })
  .refine(
    (ask) => ask.next !== undefined || ask.of.every(({ go, help }) => go ?? help),
    '"next" is missing: it is needed by the options that go nowhere of their own',
  );

const GuideNode = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tell'), next }),
  z.strictObject({ kind: z.literal('step'), stuck: NodeId, next, picture: NodeId.optional() }),
  GuideAsk,
  z.strictObject({ kind: z.literal('branch'), on: NodeId, when: z.record(OptionId, next), next }),
  z.strictObject({ kind: z.literal('human'), next }),
  /** Whoever gets here has achieved this; where the plan counts one of these metrics they can have it written down. */
  z.strictObject({ kind: z.literal('achieved'), of: z.array(Id).min(1), next }),
  /** The person is in the first of these groups that the plan has; they are asked whether they may be counted in it. */
  z.strictObject({ kind: z.literal('group'), of: z.array(Id).min(1), next }),
  /** The official places that take in tips about violations, as the commune's file names them. */
  z.strictObject({ kind: z.literal('places'), next }),
  z.strictObject({ kind: z.literal('enter'), flow: FlowId, carry: z.array(NodeId).optional() }),
]);
type GuideNode = z.infer<typeof GuideNode>;

/** What the guides of one menu have in common; its words are chapters.<chapter>. Short, for its menu is a flow. */
export const Chapter = FlowId.max(13, 'too long for a menu: at most 13 characters');
export type Chapter = z.infer<typeof Chapter>;

export const GuideSource = z.strictObject({
  id: FlowId,
  /** The menu it stands in; a guide without one is entered from elsewhere. */
  chapter: Chapter.optional(),
  /** Where it stands in menus; guides without a place come last. */
  order: z.int().positive().optional(),
  start: NodeId,
  nodes: z.record(
    NodeId.refine(
      (id) => !['title', 'choice', 'words'].includes(id),
      'this name is taken by the words of the guide itself',
    ),
    GuideNode,
  ),
});
export type GuideSource = z.infer<typeof GuideSource>;

export const titleOf = (guide: string): Text => ({ key: `guides.${guide}.title` });
export const chapterTitleOf = (chapter: Chapter): Text => ({ key: `chapters.${chapter}` });

/** What a drawing shows, for whoever does not see it. */
export const altOf = (picture: string): Text => ({ key: `pictures.${picture}` });

/** The guide as the engine runs it; `createFlow` makes a flow of it. */
export function compileGuide({ id, start, nodes }: GuideSource): FlowDraft {
  const compiled = Object.entries(nodes).map(([name, node]) => [name, compileNode(id, name, node)] as const);
  return { id, start, nodes: Object.fromEntries(compiled) };
}

function compileNode(guide: string, id: string, node: GuideNode): Node {
  const text: Text = { key: `guides.${guide}.${id}` };
  switch (node.kind) {
    case 'tell':
      return { ...node, text };
    case 'step': {
      const { picture, ...step } = node;
      return { ...step, text, ...(picture !== undefined && { picture }) };
    }
    case 'ask': {
      const { of, next = 'end', save, once } = node;
      const options = of.map(({ id: option, go, help }) => ({
        id: option,
        label: { key: `guides.${guide}.choice.${option}` },
        ...(go !== undefined && { go }),
        ...(help !== undefined && { help }),
      }));
      return {
        kind: 'ask',
        text,
        answer: { type: 'choice', of: options },
        // Nobody must be left alone with a list that does not have their answer.
        human: true,
        next,
        ...(save !== undefined && { save }),
        ...(once && { once }),
      };
    }
    case 'group':
      return { kind: 'run', command: 'group', args: node.of.join(' '), next: node.next };
    case 'places':
      return { kind: 'run', command: 'places', next: node.next };
    case 'achieved':
      return { kind: 'run', command: 'declare', args: ['offer', ...node.of].join(' '), next: node.next };
    case 'branch':
    case 'human':
      return node;
    case 'enter':
      return { kind: 'enter', flow: node.flow, ...(node.carry && { carry: node.carry }) };
  }
}
