import type { NodeId } from './flow.ts';

/** The way back after moving from one question to another. Coming round to an earlier question shortens it. */
export function extendTrail(trail: readonly NodeId[], from: NodeId, to: NodeId): readonly NodeId[] {
  const seen = trail.lastIndexOf(to);
  if (seen >= 0) return trail.slice(0, seen);
  // During a correction a question can be asked that is on the way already.
  return [...trail.filter((id) => id !== from), from];
}
