import { type Grant, may } from '../../core/access/access.ts';

/** Whoever sees other people's data, in a unit or in the whole commune, may tell of what happened to them. */
export const worksWithLists = (grants: readonly Grant[], commune: string): boolean =>
  grants.some((grant) => may([{ ...grant, unit: null }], 'report-incident', { commune }));
