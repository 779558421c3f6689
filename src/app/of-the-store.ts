import { StaleVersion, StoreFailed } from '../ports/store.ts';

/** Whatever was said or is to be sent, it is not at fault: the same may go well later. */
export const isOfTheStore = (error: unknown): boolean =>
  error instanceof StaleVersion || error instanceof StoreFailed;
