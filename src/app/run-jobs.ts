import type { Say } from '../core/message/message.ts';
import { say, text } from '../core/message/say.ts';
import { later, MINUTE } from '../core/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import {
  type Job,
  type JobProgress,
  type JobSettlement,
  StaleVersion,
  type Store,
  type Tx,
} from '../ports/store.ts';
import { sayProgress, tellOfJob } from './job-news.ts';

export interface JobWork {
  /** Rejects when the job was cancelled or taken over; let that through. Cheap, so tell often. */
  progress(progress: JobProgress): Promise<void>;
  /** Aborted when the job was cancelled or the process stops: end soon, by throwing. */
  readonly signal: AbortSignal;
}

/** What is said in the end; a function writes in the same transaction that settles the job, or not at all. */
export type JobResult = readonly Say[] | ((tx: Tx) => Promise<readonly Say[]>);

/**
 * Runs outside any transaction, and may be begun again from the start after a crash. What a person did wrong is a Say;
 * what is thrown is tried again and then told as a fault of ours.
 */
export type JobHandler = (job: Job, work: JobWork) => Promise<JobResult>;

export interface RunJobs {
  /** Begins what may begin, without waiting for it. */
  run(): Promise<void>;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
  /** Breaks off what is running; the next process takes it up. */
  stop(): Promise<void>;
}

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  /** By kind. What a kind is called is under job.kind.<kind>. */
  readonly handlers: ReadonlyMap<string, JobHandler>;
  /** The epoch in which this process leads the jobs; undefined while another one does. */
  readonly lead: () => Promise<number | undefined>;
  readonly onError: (what: string, error: unknown) => void;
}

/** A job with the epoch in which it was taken. */
interface Led extends Job {
  readonly epoch: number;
}

/** The name under which a process leads the jobs. */
export const JOBS = 'jobs';

const MAX_ATTEMPTS = 3;
/** The first word about a job that takes long, and how often more is said: chats have no line that changes. */
const FIRST_NEWS = 3_000;
const NEWS = 20_000;
/** How often the store hears how far it is, and is asked whether to go on. */
const ADVANCE = 500;
/** Whoever is told may be writing at the same moment. */
const MAX_RACES = 5;

/** Runs what is too long for an answer to wait for: one job of a kind at a time, each told of as it goes on. */
export function createRunJobs({ store, clock, handlers, lead, onError }: Deps): RunJobs {
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  async function runOne(job: Led): Promise<void> {
    const handler = handlers.get(job.kind);
    // A job that takes the process down with it comes back as one attempt more.
    if (handler === undefined || job.attempts > MAX_ATTEMPTS)
      return fail(job, handler === undefined ? 'unknown-kind' : 'too-many-attempts');
    const cancelled = new AbortController();
    const signal = AbortSignal.any([stopping.signal, cancelled.signal]);
    try {
      const result = await handler(job, { signal, progress: createProgress(job, cancelled, signal) });
      await settle(job, { state: 'done', at: clock.now() }, result);
    } catch (error) {
      if (cancelled.signal.aborted) return;
      if (stopping.signal.aborted)
        return settle(job, { state: 'waiting', notBefore: job.at, spent: false, reason: 'stopped' });
      onError(`job ${job.id} (${job.kind}) failed`, error);
      if (job.attempts >= MAX_ATTEMPTS) return fail(job, 'error');
      const notBefore = later(clock.now(), job.attempts * MINUTE);
      await settle(job, { state: 'waiting', notBefore, spent: true, reason: 'error' });
    }
  }

  function fail(job: Led, reason: string): Promise<void> {
    return settle(job, { state: 'failed', at: clock.now(), reason }, [say([text('job.failed')])]);
  }

  function settle(job: Led, to: JobSettlement, result: JobResult = []): Promise<void> {
    return write(async (tx) => {
      if (!(await tx.jobs.settle(job.id, job.epoch, to))) return;
      const says = typeof result === 'function' ? await result(tx) : result;
      await tellOfJob(tx, job, says, 'end', clock.now());
    });
  }

  function createProgress(job: Led, cancelled: AbortController, signal: AbortSignal): JobWork['progress'] {
    let news = 0;
    let nextNews = later(clock.now(), FIRST_NEWS);
    let nextAdvance = clock.now();
    return async (progress) => {
      signal.throwIfAborted();
      const now = clock.now();
      if (now < nextAdvance) return;
      nextAdvance = later(now, ADVANCE);
      const isNews = now >= nextNews;
      if (isNews) {
        nextNews = later(now, NEWS);
        news += 1;
      }
      const goesOn = await write(async (tx) => {
        if (!(await tx.jobs.advance(job.id, job.epoch, progress))) return false;
        if (isNews) await tellOfJob(tx, job, [sayProgress(job, progress)], `news-${news}`, now);
        return true;
      });
      if (!goesOn) cancelled.abort(new Stopped('the job was cancelled'));
      signal.throwIfAborted();
    };
  }

  async function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let races = 0; ; races++) {
      try {
        return await store.transaction(work);
      } catch (error) {
        if (!(error instanceof StaleVersion) || races >= MAX_RACES) throw error;
      }
    }
  }

  return {
    async run() {
      if (stopping.signal.aborted) return;
      const epoch = await lead();
      if (epoch === undefined) return;
      for (const job of await store.transaction((tx) => tx.jobs.take(clock.now(), epoch))) {
        const ended = runOne({ ...job, epoch })
          .catch((error: unknown) => onError(`job ${job.id} (${job.kind}) could not be settled`, error))
          .finally(() => running.delete(job.id));
        running.set(job.id, ended);
      }
    },
    async idle() {
      while (running.size > 0) await Promise.all(running.values());
    },
    async stop() {
      stopping.abort(new Stopped('the process stops'));
      await Promise.all(running.values());
    },
  };
}

/** What a job is broken off with; nobody's mistake. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}
