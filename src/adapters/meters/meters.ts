import type { Meter, Meters } from '../../ports/meters.ts';

/** In memory: a counter that begins anew with the process is what those who watch it expect. */
export function createMeters(): Meters {
  const meters = new Map<string, Meter>();
  return {
    count(name, labels, by = 1) {
      const key = JSON.stringify([name, Object.entries(labels).toSorted()]);
      const value = (meters.get(key)?.value ?? 0) + by;
      meters.set(key, { name, labels, value });
    },
    read: () => [...meters.values()],
  };
}
