import { hint } from '../campaign/nearest.ts';
import { behaviourOf } from './behaviours.ts';
import { type FlowDraft, FlowId, type Next, type Node, NodeId, nodeOf, OptionId } from './flow.ts';

/** Why a flow cannot run, at a path inside it. */
export interface Fault {
  readonly path: readonly string[];
  readonly message: string;
}

/** The engine's own choices; an option of an author may not be mistaken for them. */
const RESERVED: ReadonlySet<string> = new Set([
  'skip',
  'all',
  'finish',
  'again',
  'retype',
  'instead',
  'ask-human',
]);

export function faultsOf(draft: FlowDraft): Fault[] {
  const goes = (path: readonly string[], next: Next): Fault[] =>
    next === 'end' || nodeOf(draft, next)
      ? []
      : [{ path, message: `no node is called "${next}"${hint(next, Object.keys(draft.nodes))}` }];
  return [
    ...idFault(FlowId, ['id'], draft.id),
    ...goes(['start'], draft.start),
    ...Object.entries(draft.nodes).flatMap(([id, node]) => [
      ...(id === 'end'
        ? [{ path: ['nodes', id], message: '"end" is where flows end; name the node otherwise' }]
        : []),
      ...idFault(NodeId, ['nodes', id], id),
      ...behaviourOf(node)
        .exits(node)
        .flatMap(([path, next]) => goes(['nodes', id, ...path], next)),
      ...optionFaults(node).map(({ path, message }) => ({ path: ['nodes', id, ...path], message })),
    ]),
  ];
}

/** The nodes that some way from this one leads to, itself included. */
export function reachedFrom(draft: FlowDraft, start: NodeId): ReadonlySet<NodeId> {
  const reached = new Set<NodeId>();
  const open: Next[] = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = nodeOf(draft, id);
    if (node === undefined || reached.has(id)) continue;
    reached.add(id);
    open.push(
      ...behaviourOf(node)
        .exits(node)
        .map(([, next]) => next),
    );
  }
  return reached;
}

function optionFaults(node: Node): Fault[] {
  if (node.kind !== 'ask' || !('of' in node.answer)) return [];
  const { of } = node.answer;
  const path = ['answer', 'of'];
  if (of.length === 0) return [{ path, message: 'there is nothing to choose from' }];
  return of.flatMap(({ id }, n) => {
    const at = [...path, String(n), 'id'];
    const twice = of.findIndex((other) => other.id === id) < n;
    return [
      ...idFault(OptionId, at, id),
      ...(RESERVED.has(id) ? [{ path: at, message: `"${id}" is a choice of the engine itself` }] : []),
      ...(twice ? [{ path: at, message: `"${id}" is there twice` }] : []),
    ];
  });
}

function idFault(schema: typeof FlowId, path: readonly string[], id: string): Fault[] {
  const issue = schema.safeParse(id).error?.issues[0];
  return issue ? [{ path, message: `"${id}": ${issue.message}` }] : [];
}
