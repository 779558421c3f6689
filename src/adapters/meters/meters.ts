import type { Meter, Meters } from '../../ports/meters.ts';

/** In memory: a counter that begins anew with the process is what those who watch it expect. */
export function createMeters(): Meters {
  const meters = new Map<string, Meter & { value: number }>();
  return {
    count(name, labels, by = 1) {
      let key: string = name;
      for (const label of Object.keys(labels).sort()) key += `\n${label}\n${labels[label]}`;
      const meter = meters.get(key);
      if (meter === undefined) meters.set(key, { name, labels, value: by });
      else meter.value += by;
    },
    read: () => [...meters.values()].map((meter) => ({ ...meter })),
  };
}
