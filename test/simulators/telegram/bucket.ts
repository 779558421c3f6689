/** So many in so many seconds, of which `burst` at once after a rest. */
export interface Allowance {
  readonly messages: number;
  readonly seconds: number;
  readonly burst: number;
}

/** Counts what each name sends; returns how many seconds it must wait, 0 when it may. A refused one costs nothing. */
export function createBuckets(now: () => number) {
  const levels = new Map<string, { level: number; at: number }>();
  return (name: string, { messages, seconds, burst }: Allowance): number => {
    const perMs = messages / (seconds * 1_000);
    const before = levels.get(name) ?? { level: 0, at: now() };
    const level = Math.max(0, before.level - (now() - before.at) * perMs);
    if (level + 1 > burst + 1e-9) return Math.max(1, Math.ceil((level + 1 - burst) / perMs / 1_000));
    levels.set(name, { level: level + 1, at: now() });
    return 0;
  };
}
