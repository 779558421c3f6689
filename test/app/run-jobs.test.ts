import { expect, onTestFinished, test } from 'vitest';
import { createMovableClock } from '../../src/adapters/clock/movable-clock.ts';
import { createRunJobs, JOBS, type JobHandler } from '../../src/app/run-jobs.ts';
import { plain } from '../../src/core/message/message.ts';
import { say } from '../../src/core/message/say.ts';
import { instant, later, MINUTE } from '../../src/core/time/instant.ts';
import type { JobDraft } from '../../src/ports/store.ts';
import { createIds, createTestCipher } from '../contract/store/made-up.ts';
import { openBlankStore } from '../support/blank-store.ts';
import { claimLease } from '../support/claim-lease.ts';

const START = instant('2025-12-22T08:00:00+07:00');
const contact = { channel: 'web', address: 'tám' };
const job = (id: string): JobDraft => ({ id, kind: 'import', contact, language: 'vi', args: {}, at: START });

async function open({ canEdit = false } = {}) {
  const store = await openBlankStore({ cipher: createTestCipher(), ids: createIds() });
  onTestFinished(() => store.close());
  const clock = createMovableClock(START);
  const errors: unknown[] = [];
  /** As another process would, after the one before has died. */
  const start = async (handler: JobHandler) => {
    const epoch = await store.transaction(async (tx) => {
      const lead = await claimLease(tx, JOBS, clock.now());
      await tx.jobs.recover(lead);
      return lead;
    });
    const handlers = new Map([['import', handler]]);
    return createRunJobs({
      store,
      clock,
      handlers,
      hold: async () => epoch,
      canEdit: () => canEdit,
      onError: (_, error) => errors.push(error),
    });
  };
  return {
    store,
    clock,
    errors,
    start,
    add: (id: string) => store.transaction(async (tx) => tx.jobs.add(job(id))),
    said: () =>
      store.transaction(async (tx) => {
        const rows = await tx.outbox.take('web', clock.now(), 100, 1);
        for (const { id } of rows)
          tx.outbox.settle(id, 1, { state: 'sent', at: clock.now(), providerId: '' });
        return rows.flatMap((row) => row.say.parts.map(({ key, params }) => String(params?.['text'] ?? key)));
      }),
  };
}

const done: JobHandler = async () => [say([plain('xong')])];
/** Waits until it is stopped, or told to go on. */
function held() {
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const handler: JobHandler = async (_, { signal, progress }) => {
    begun.resolve();
    const aborted = new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    await Promise.race([goOn.promise, aborted]);
    await progress({ done: 1, total: 4 });
    return [say([plain('xong')])];
  };
  return { handler, begun: begun.promise, goOn: goOn.resolve };
}

test('a job runs while others are answered, and its result goes to the chat that asked', async () => {
  const { add, start, said } = await open();
  const { handler, begun, goOn } = held();
  const jobs = await start(handler);
  await add('a');
  await jobs.run();
  await begun;
  expect(await said()).toEqual([]);
  goOn();
  await jobs.idle();
  expect(await said()).toEqual(['xong']);
});

test('a job that never waits for the disk lets others in each time it tells how far it is', async () => {
  const { add, start, store } = await open();
  let came = 0;
  const jobs = await start(async (_, { progress }) => {
    for (let done = 0; done < 10; done++) {
      await store.transaction(async () => {});
      setImmediate(() => {
        came += 1;
      });
      await progress({ done, total: 10 });
      expect(came).toBe(done + 1);
    }
    return [say([plain('xong')])];
  });
  await add('a');
  await jobs.run();
  await jobs.idle();
  expect(came).toBe(10);
});

test('what takes long says how far it is, now and then', async () => {
  const { add, start, said, clock } = await open();
  const jobs = await start(async (_, { progress }) => {
    for (let done = 0; done < 100; done++) {
      clock.moveTo(later(clock.now(), 500));
      await progress({ done, total: 100 });
    }
    return [say([plain('xong')])];
  });
  await add('a');
  await jobs.run();
  await jobs.idle();
  const all: string[] = [];
  for (let news = await said(); news.length > 0; news = await said()) all.push(...news);
  // After 3 s, 23 s and 63 s; it took 50.
  expect(all).toEqual(['job.percent', 'job.percent', 'xong']);
});

test('where words can be changed it says so often, each in the place of the one before', async () => {
  const { add, start, store, clock } = await open({ canEdit: true });
  const jobs = await start(async (_, { progress }) => {
    for (let done = 0; done < 20; done++) {
      clock.moveTo(later(clock.now(), 500));
      await progress({ done, total: 20 });
    }
    return [say([plain('xong')])];
  });
  await add('a');
  await jobs.run();
  await jobs.idle();
  const said: unknown[] = [];
  for (let n = 0; n < 5; n++) {
    const [row] = await store.transaction((tx) => tx.outbox.take('web', clock.now(), 1, 1));
    if (row === undefined) break;
    said.push([row.key, row.say.replaces, row.say.parts[0]?.key]);
    await store.transaction(async (tx) =>
      tx.outbox.settle(row.id, 1, { state: 'sent', at: clock.now(), providerId: '7' }),
    );
  }
  expect(said).toEqual([
    ['job:a:news-1-0:0', undefined, 'job.percent'],
    ['job:a:news-1-1:0', 'job:a:news-1-0:0', 'job.percent'],
    ['job:a:news-1-2:0', 'job:a:news-1-1:0', 'job.percent'],
    ['job:a:ended:0', 'job:a:news-1-2:0', 'job.ended'],
    ['job:a:end:0', undefined, 'plain'],
  ]);
});

test('a job that was cancelled ends without a word', async () => {
  const { add, start, said, store } = await open();
  const { handler, begun, goOn } = held();
  const jobs = await start(handler);
  await add('a');
  await jobs.run();
  await begun;
  await store.transaction((tx) => tx.jobs.cancel('a', contact, START));
  goOn();
  await jobs.idle();
  expect(await said()).toEqual([]);
});

test('what a stopping process was doing is done by the next one, and costs no attempt', async () => {
  const { add, start, said } = await open();
  const { handler, begun } = held();
  const jobs = await start(handler);
  await add('a');
  await jobs.run();
  await begun;
  await jobs.stop();
  const attempts: number[] = [];
  const next = await start(async (job) => {
    attempts.push(job.attempts);
    return [say([plain('xong')])];
  });
  await next.run();
  await next.idle();
  expect([attempts, await said()]).toEqual([[1], ['xong']]);
});

test('what a process that died was doing is done by the next one, once', async () => {
  const { add, start, said } = await open();
  const { handler, begun, goOn } = held();
  const dead = await start(handler);
  await add('a');
  await dead.run();
  await begun;
  const next = await start(done);
  await next.run();
  await next.idle();
  // The old one was not dead but slow.
  goOn();
  await dead.idle();
  expect([await said(), await said()]).toEqual([['xong'], []]);
});

test('a job that kills its process every time is given up', async () => {
  const { add, start, said } = await open();
  await add('a');
  for (let n = 0; n < 4; n++) {
    const { handler, begun } = held();
    const jobs = await start(handler);
    await jobs.run();
    if (n < 3) await begun;
    else await jobs.idle();
  }
  expect(await said()).toEqual(['job.failed']);
});

test('a fault of ours is tried again later, then told', async () => {
  const { add, start, said, clock, errors } = await open();
  const jobs = await start(async () => {
    throw new Error('our bug');
  });
  await add('a');
  for (let n = 0; n < 3; n++) {
    await jobs.run();
    await jobs.idle();
    expect(errors).toHaveLength(n + 1);
    clock.moveTo(later(clock.now(), 10 * MINUTE));
  }
  expect(await said()).toEqual(['job.failed']);
});

test('what a job writes in the end is written with its settlement, or not at all', async () => {
  const { add, start, store } = await open();
  const { handler, begun, goOn } = held();
  const writing: JobHandler = async (job, work) => {
    await handler(job, work);
    return async (tx) => {
      tx.marks.set('written', START);
      return [];
    };
  };
  const jobs = await start(writing);
  await add('a');
  await jobs.run();
  await begun;
  const next = await start(done);
  goOn();
  await jobs.idle();
  const written = () => store.transaction((tx) => tx.marks.get('written'));
  expect(await written()).toBeUndefined();
  await next.run();
  await next.idle();
  await add('b');
  const third = await start(async () => async (tx) => {
    tx.marks.set('written', START);
    return [];
  });
  await third.run();
  await third.idle();
  expect(await written()).toBe(START);
});
