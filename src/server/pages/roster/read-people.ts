import type { Field, Written } from '../../../core/roster/written.ts';

const FIELDS: Readonly<Record<string, Exclude<Field, 'plates' | 'sex'>>> = {
  name: 'name',
  address: 'address',
  'citizen-id': 'citizenId',
  phone: 'phone',
  'birth-year': 'birth',
  helper: 'helper',
};

/** The people that were typed, "p3-name" and so on; those of whom nothing was typed are none. */
export const readPeople = (rows: Readonly<Record<string, string>>, people: number): readonly Written[] =>
  Array.from({ length: people }, (_, n) => readPerson(rows, n + 1)).flatMap((person) => person ?? []);

function readPerson(rows: Readonly<Record<string, string>>, number: number): Written | undefined {
  const typed = (field: string): string => (rows[`p${number}-${field}`] ?? '').trim();
  const plates = typed('plates');
  const fields = Object.entries(FIELDS).flatMap(([field, key]) =>
    typed(field) === '' ? [] : [[key, typed(field)] as const],
  );
  if (fields.length === 0 && plates === '') return undefined;
  return {
    number,
    source: [...fields.map(([, value]) => value), plates].filter((value) => value !== '').join(', '),
    ...Object.fromEntries(fields),
    ...(plates !== '' && { plates: plates.split(/[,;]+/).map((plate) => plate.trim()) }),
  };
}
