import type { Reading } from '../../../src/core/person/reading.ts';

/** A reading in one short string, so that a table of rules can be read at a glance. */
export function spell<T>(reading: Reading<T>, show: (value: T) => string = String): string {
  if (reading.verdict === 'sure') return `sure ${show(reading.value)}`.trim();
  const because = reasons(reading.because).join(' + ');
  if (reading.verdict === 'no') return `no: ${because}`;
  return `${because}? ${reading.readings.map(({ id, value }) => `${id} ${show(value)}`).join(' | ')}`;
}

interface Said {
  readonly key: string;
  readonly params?: { readonly first?: unknown; readonly second?: unknown };
}

function reasons({ key, params = {} }: Said): readonly string[] {
  if (key !== 'person.and') return [key.replace(/^person\.[a-z-]+\./, '')];
  return [params.first, params.second].flatMap((part) => reasons(part as Said));
}
