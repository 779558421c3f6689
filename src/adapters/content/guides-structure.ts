import { hint } from '../../core/campaign/nearest.ts';
import { faultsOf, reachedFrom } from '../../core/flow/faults.ts';
import { answerKey, type FlowDraft, type Node } from '../../core/flow/flow.ts';
import type { Finding } from './guides-finding.ts';

/** Whether a guide leads everywhere it says, and helps at every step. `guides` are the ids of all of them. */
export function checkStructure(
  draft: FlowDraft,
  guides: ReadonlySet<string>,
  pictures: ReadonlySet<string>,
): Finding[] {
  const faults = faultsOf(draft).map(({ path, message }) => ({ path: asWritten(path), message }));
  // Without every way there is no telling where the ways lead.
  if (faults.length > 0) return faults;

  const reached = reachedFrom(draft, draft.start);
  const keys = new Set(
    Object.entries(draft.nodes).flatMap(([id, node]) => (node.kind === 'ask' ? [answerKey(id, node)] : [])),
  );
  return Object.entries(draft.nodes).flatMap(([id, node]) => [
    ...(reached.has(id) ? [] : [{ path: ['nodes', id], message: `no way leads to "${id}"` }]),
    ...checkNode(draft, id, node, guides, keys),
    ...checkPicture(id, node, pictures),
  ]);
}

function checkNode(
  draft: FlowDraft,
  id: string,
  node: Node,
  guides: ReadonlySet<string>,
  keys: ReadonlySet<string>,
): Finding[] {
  const at = (key: string, message: string): Finding => ({ path: ['nodes', id, key], message });
  switch (node.kind) {
    case 'step':
      if (node.stuck === id || node.stuck === node.next)
        return [at('stuck', 'this is no help: who is stuck stays stuck')];
      return reachedFrom(draft, node.stuck).has(id)
        ? []
        : [at('stuck', `this help never comes back to "${id}"`)];
    case 'enter':
      return guides.has(node.flow)
        ? []
        : [at('flow', `no guide is called "${node.flow}"${hint(node.flow, guides)}`)];
    case 'branch':
      return keys.has(node.on) ? [] : [at('on', `nothing asks for "${node.on}"${hint(node.on, keys)}`)];
    default:
      return [];
  }
}

function checkPicture(id: string, node: Node, pictures: ReadonlySet<string>): Finding[] {
  if (node.kind !== 'step' || node.picture === undefined || pictures.has(node.picture)) return [];
  const message = `no picture is called "${node.picture}"${hint(node.picture, pictures)}`;
  return [{ path: ['nodes', id, 'picture'], message }];
}

/** Authors write `of` directly under a question. */
const asWritten = (path: readonly string[]): readonly string[] => path.filter((step) => step !== 'answer');
