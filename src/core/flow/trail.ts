import type { NodeId } from './flow.ts';

/** The way back after moving from one question to another. Coming round to an earlier question shortens it. */
export function extendTrail(trail: readonly NodeId[], from: NodeId, to: NodeId): readonly NodeId[] {
  const seen = trail.lastIndexOf(to);
  if (seen >= 0) return trail.slice(0, seen);
  return [...trail, from];
}
