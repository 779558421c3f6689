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
import { keyOf, sayEnded, sayProgress, tellOfJob } from './job-news.ts';

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
  /** The epoch in which this process holds the jobs; undefined while another one does. */
  readonly hold: () => Promise<number | undefined>;
  /** Whether what was said on this channel can be changed. */
  readonly canEdit: (channel: string) => boolean;
  readonly onError: (what: string, error: unknown) => void;
}

/** A job with the epoch in which it was taken. */
interface Led extends Job {
  readonly epoch: number;
}

/** The name of the lease on the jobs. */
export const JOBS = 'jobs';

const MAX_ATTEMPTS = 3;
/** The first word about a job that takes long, and how soon the next where it takes the place of the one before. */
const NEWS = 3_000;
/** Where every word is a message of its own: the second, and each further one after twice as long. */
const RARE_NEWS = 20_000;
/** How often the store hears how far it is, and is asked whether to go on. */
const ADVANCE = 500;
/** Whoever is told may be writing at the same moment. */
const MAX_RACES = 5;

/** Runs what is too long for an answer to wait for: one job of a kind at a time, each told of as it goes on. */
export function createRunJobs({ store, clock, handlers, hold, canEdit, onError }: Deps): RunJobs {
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  async function runOne(job: Led): Promise<void> {
    const handler = handlers.get(job.kind);
    // A job that takes the process down with it comes back as one attempt more.
    if (handler === undefined || job.attempts > MAX_ATTEMPTS)
      return fail(job, handler === undefined ? 'unknown-kind' : 'too-many-attempts');
    const cancelled = new AbortController();
    const signal = AbortSignal.any([stopping.signal, cancelled.signal]);
    const news: News = { count: 0 };
    try {
      const result = await handler(job, { signal, progress: createProgress(job, news, cancelled, signal) });
      await settle(job, { state: 'done', at: clock.now() }, result, news);
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

  function settle(job: Led, to: JobSettlement, result: JobResult = [], news?: News): Promise<void> {
    return write(async (tx) => {
      if (!(await tx.jobs.settle(job.id, job.epoch, to))) return;
      // What still says "45 %" would say so for ever.
      if (news?.last !== undefined && canEdit(job.contact.channel))
        await tellOfJob(tx, job, [{ ...sayEnded(job), replaces: news.last }], 'ended', clock.now());
      const says = typeof result === 'function' ? await result(tx) : result;
      await tellOfJob(tx, job, says, 'end', clock.now());
    });
  }

  function createProgress(
    job: Led,
    news: News,
    cancelled: AbortController,
    signal: AbortSignal,
  ): JobWork['progress'] {
    let nextNews = later(clock.now(), NEWS);
    let nextAdvance = clock.now();
    return async (progress) => {
      // Whoever writes to the bot meanwhile comes first: on SQLite nothing that a job awaits lets go of the thread.
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      const now = clock.now();
      if (now < nextAdvance) return;
      nextAdvance = later(now, ADVANCE);
      const isNews = now >= nextNews;
      const goesOn = await write(async (tx) => {
        if (!(await tx.jobs.advance(job.id, job.epoch, progress))) return false;
        if (isNews) await tellOfJob(tx, job, [toNews(job, progress, news)], momentOf(job, news), now);
        return true;
      });
      if (!goesOn) cancelled.abort(new Stopped('the job was cancelled'));
      signal.throwIfAborted();
      if (!isNews) return;
      news.last = keyOf(job.id, momentOf(job, news));
      const wait = canEdit(job.contact.channel) ? NEWS : RARE_NEWS * 2 ** news.count;
      news.count += 1;
      nextNews = later(now, wait);
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
      const epoch = await hold();
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

/** What was said so far of one attempt. */
interface News {
  count: number;
  /** Key of the latest. */
  last?: string;
}

const momentOf = ({ attempts }: Led, { count }: News): string => `news-${attempts}-${count}`;

const toNews = (job: Led, progress: JobProgress, { last }: News): Say => ({
  ...sayProgress(job, progress),
  ...(last !== undefined && { replaces: last }),
});

/** What a job is broken off with; nobody's mistake. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}
