import type { Say } from './message.ts';

/** Fewer messages, the same words: what is said without a question goes into one message with the next. */
export function mergeSays(says: readonly Say[]): Say[] {
  const merged: Say[] = [];
  let open: Say = { parts: [], choices: [] };
  for (const say of says) {
    const files = [...(open.files ?? []), ...(say.files ?? [])];
    open = { ...open, ...say, parts: [...open.parts, ...say.parts], ...(files.length > 0 && { files }) };
    if (say.choices.length === 0) continue;
    merged.push(open);
    open = { parts: [], choices: [] };
  }
  return open.parts.length > 0 || open.files ? [...merged, open] : merged;
}
