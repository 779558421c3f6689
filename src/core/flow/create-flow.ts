import { faultsOf } from './faults.ts';
import type { Flow, FlowDraft } from './flow.ts';
import { hashOf } from './hash.ts';
import { TOKEN_NUMBERS } from './token.ts';

/** Makes a flow from its parts. Throws when it could not run: a flow made by code is wrong only by our mistake. */
export function createFlow(draft: FlowDraft): Flow {
  const faults = faultsOf(draft);
  if (faults.length > 0) {
    const list = faults.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`the flow "${draft.id}" cannot run\n${list.join('\n')}`);
  }
  return { ...draft, revision: revisionOf(draft) };
}

/**
 * A number for the structure. Wording may change without it, so that a corrected sentence disturbs nobody; the data
 * in a label may not, since it is what a button that was sent weeks ago means.
 */
const revisionOf = (draft: FlowDraft): number =>
  hashOf(
    [draft.start, draft.nodes].map((part) =>
      JSON.stringify(part, (key, value) => (isWording(key, value) ? undefined : value)),
    ),
  ) % TOKEN_NUMBERS;

/** A node's own sentence, and the keys of texts. A parameter may be called "text" too, but is never an object with a key. */
const isWording = (key: string, value: unknown): boolean =>
  (key === 'text' && typeof value === 'object') || (key === 'key' && typeof value === 'string');
