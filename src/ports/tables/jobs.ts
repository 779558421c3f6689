import type { Language } from '../../core/message/message.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Contact } from '../contact.ts';

/** Work too long for an answer to wait for: an import, an export. Its result goes to the contact that asked. */
export interface JobDraft {
  /** The same id twice is one job. */
  readonly id: string;
  /** Names the handler. */
  readonly kind: string;
  readonly contact: Contact;
  readonly language: Language;
  /** What the handler needs, as strings; sealed, because file names and units of a person are nobody else's business. */
  readonly args: Readonly<Record<string, string>>;
  readonly at: Instant;
}

export interface Job extends JobDraft {
  /** How often it was begun, this time included. */
  readonly attempts: number;
}

/** How far a job has come; `total` is absent where nobody knows it beforehand. */
export interface JobProgress {
  readonly done: number;
  readonly total?: number;
}

export interface OpenJob extends JobDraft {
  readonly state: 'waiting' | 'running';
  readonly progress?: JobProgress;
}

export type JobSettlement =
  | { readonly state: 'done' | 'cancelled'; readonly at: Instant }
  | { readonly state: 'failed'; readonly at: Instant; readonly reason: string }
  /** Begun again later: the process stops, or the world failed. `spent`: counts as an attempt. */
  | {
      readonly state: 'waiting';
      readonly notBefore: Instant;
      readonly spent: boolean;
      readonly reason: string;
    };

export interface Jobs {
  add(job: JobDraft): void;
  /**
   * The oldest waiting job of each kind of which none is running; marks them as running. Nothing at all for an epoch
   * that `leases.claim` of "jobs" has gone past.
   */
  take(now: Instant, epoch: number): Promise<readonly Job[]>;
  /** False when the job is no longer this epoch's to do: it was cancelled, or another process has taken over. */
  advance(id: string, epoch: number, progress: JobProgress): Promise<boolean>;
  /** False, and nothing changed, when the job is no longer this epoch's to do. */
  settle(id: string, epoch: number, to: JobSettlement): Promise<boolean>;
  /** After a crash: what an older epoch was doing is begun again. Returns how many. */
  recover(epoch: number): Promise<number>;
  /** False when it has ended already, or is not theirs. */
  cancel(id: string, contact: Contact, at: Instant): Promise<boolean>;
  /** What somebody is waiting for, oldest first. */
  openOf(contact: Contact): Promise<readonly OpenJob[]>;
  /** Deletes what has ended before that, at most `limit`; returns how many. */
  prune(before: Instant, limit: number): Promise<number>;
}
