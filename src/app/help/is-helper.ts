import { type Grant, may } from '../../core/access/access.ts';

/** Somebody who answers requests for help, in a unit or in the whole commune. */
export const isHelper = (grants: readonly Grant[], commune: string): boolean =>
  grants.some(({ unit }) => may(grants, 'answer-help', { commune, ...(unit !== null && { unit }) }));
