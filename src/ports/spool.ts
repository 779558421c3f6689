import type { Inbound } from './inbound.ts';

/** What came in through one channel and could not be written to the database. */
export interface Spooled {
  readonly channel: string;
  readonly messages: readonly Inbound[];
}

/** Keeps what was said while the database is away: on the disk of this machine, sealed, in order, up to a size. */
export interface Spool {
  /** How many batches wait. */
  readonly waiting: number;
  /** Safe when it ends, also from a power cut. Throws SpoolFull. */
  add(batch: Spooled): Promise<void>;
  /** The oldest, which stays until `remove`; undefined when nothing waits. What cannot be read is set aside first. */
  oldest(): Promise<Spooled | undefined>;
  remove(): Promise<void>;
  /** Takes the oldest out of the way without deleting it, for people to look at. */
  setAside(): Promise<void>;
}

/** The platform must keep it: it is told that we cannot. */
export class SpoolFull extends Error {
  override readonly name = 'SpoolFull';
}
