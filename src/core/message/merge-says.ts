import type { Say } from './message.ts';

/** Fewer messages, the same words: what is said without a question goes into one message with the next. */
export function mergeSays(says: readonly Say[]): Say[] {
  const merged: Say[] = [];
  let parts: Say['parts'] = [];
  for (const say of says) {
    parts = [...parts, ...say.parts];
    if (say.choices.length === 0) continue;
    merged.push({ parts, choices: say.choices });
    parts = [];
  }
  return parts.length > 0 ? [...merged, { parts, choices: [] }] : merged;
}
