import { behaviourOf } from './behaviours.ts';
import { type Flow, type NodeId, nodeOf } from './flow.ts';

/**
 * Nodes of a guide from which no step can be reached any more: "what would you like to do next?". Whoever is there has
 * come to the end, answered or not. All nodes of what only leads to other guides.
 */
export function behindLastStep(flow: Flow): ReadonlySet<NodeId> {
  const leads = new Map<NodeId, readonly string[]>();
  const before = new Set<NodeId>();
  for (const id of Object.keys(flow.nodes)) {
    const node = nodeOf(flow, id);
    if (node === undefined) continue;
    leads.set(
      id,
      behaviourOf(node)
        .exits(node)
        .map(([, next]) => next),
    );
    if (node.kind === 'step') before.add(id);
  }
  for (let grown = -1; grown !== before.size; ) {
    grown = before.size;
    for (const [id, next] of leads) if (next.some((one) => before.has(one))) before.add(id);
  }
  return new Set([...leads.keys()].filter((id) => !before.has(id)));
}
