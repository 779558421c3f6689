import type { Counter, Counters } from '../../ports/counters.ts';

/** In memory: a counter that begins anew with the process is what those who watch it expect. */
export function createCounters(): Counters {
  const counters = new Map<string, Counter>();
  return {
    count(name, labels, by = 1) {
      const key = JSON.stringify([name, Object.entries(labels).toSorted()]);
      const value = (counters.get(key)?.value ?? 0) + by;
      counters.set(key, { name, labels, value });
    },
    read: () => [...counters.values()],
  };
}
