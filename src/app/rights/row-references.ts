import type { OwnRow } from './own-data.ts';

/** A request names the rows it is about, so that an officer reads whose they are and the machine finds them again. */
export const writeRows = (rows: readonly OwnRow[]): string =>
  rows.map(({ entry }) => `${entry.name} · ${entry.unit} [${entry.id}]`).join('\n');

export const rowsIn = (note: string): readonly string[] =>
  [...note.matchAll(/\[(?<id>[0-9a-f-]{36})\]/g)].map(({ groups }) => groups?.['id'] ?? '');

export const withoutRows = (note: string): string => note.replaceAll(/ \[[0-9a-f-]{36}\]/g, '');
