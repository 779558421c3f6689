import { type Grant, mayAnywhere } from '../../core/access/access.ts';

/** Somebody who answers requests for help, in a unit or in the whole commune. */
export const isHelper = (grants: readonly Grant[], commune: string): boolean =>
  mayAnywhere(grants, 'answer-help', commune);
