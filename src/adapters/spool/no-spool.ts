import { type Spool, SpoolFull } from '../../ports/spool.ts';

/** For a process without a disk of its own: what the database does not take stays with the platform. */
export const noSpool: Spool = {
  waiting: 0,
  add: () => Promise.reject(new SpoolFull('there is no spool')),
  oldest: () => Promise.resolve(undefined),
  remove: () => Promise.resolve(),
  setAside: () => Promise.resolve(),
};
