import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMovableClock, type MovableClock } from '../../../src/adapters/clock/movable-clock.ts';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createMemoryMedia } from '../../../src/adapters/media/memory-media.ts';
import { createFetchMedia } from '../../../src/app/media/fetch-media.ts';
import { createPurgeMedia } from '../../../src/app/media/purge-media.ts';
import { type Purpose, purpose } from '../../../src/app/media/purpose.ts';
import { plain } from '../../../src/core/message/message.ts';
import { say } from '../../../src/core/message/say.ts';
import { HOUR, instant, later } from '../../../src/core/time/instant.ts';
import { type Channel, FileTooBig, SendError } from '../../../src/ports/channel.ts';
import type { Media } from '../../../src/ports/media.ts';
import type { Store, WantedFile } from '../../../src/ports/store.ts';
import { openBlankStore } from '../../support/blank-store.ts';
import { claimLease } from '../../support/claim-lease.ts';
import { bytesOfRow, namesOf } from '../../support/media-files.ts';

const START = instant('2025-12-22T08:00:00+07:00');
const PHOTO = Buffer.from('\xff\xd8\xff\xe0 an obviously fake photo', 'latin1');

let store: Store;
let media: Media;
let clock: MovableClock;
let said: string[];
let errors: unknown[];
let fetched: number;

beforeEach(async () => {
  let count = 0;
  const ids = () => `file-${String(++count).padStart(4, '0')}`;
  const cipher = createCipher(new Uint8Array(32).fill(7));
  store = await openBlankStore({ cipher, ids });
  media = createMemoryMedia();
  clock = createMovableClock(START);
  [said, errors, fetched] = [[], [], 0];
});
afterEach(() => store.close());

const photos: Purpose = purpose({
  accepts: ['photo'],
  limit: 1024,
  inspect: async (file) =>
    Buffer.from(await file.read(0, file.size)).includes('broken') ? undefined : file.size,
  async arrived({ file, kind, found }) {
    said.push(`${kind} ${file.type} ${found}`);
    return [say([plain('Đã nhận ảnh.')])];
  },
});

function fetchMedia(fetch: NonNullable<Channel['fetch']>, of: Purpose = photos) {
  const files = createFetchMedia({
    store,
    clock,
    media,
    purposes: new Map([['photos', of]]),
    channels: [{ name: 'web', fetch } as Channel],
    onError: (_, error) => errors.push(error),
  });
  return async () => {
    await files.run();
    await files.idle();
  };
}
const gives =
  (bytes: Uint8Array): NonNullable<Channel['fetch']> =>
  async () => {
    fetched++;
    return Readable.from([bytes]);
  };
const want = (change: Partial<WantedFile> = {}): Promise<string> =>
  store.transaction(async (tx) =>
    tx.media.want({
      channel: 'web',
      address: 'tám',
      account: 'a',
      commune: 'thu',
      ref: 'r',
      purpose: 'photos',
      at: START,
      ...change,
    }),
  );
const fileOf = async (id: string) => (await store.transaction((tx) => tx.media.of([id])))[0];
async function answers(): Promise<readonly string[]> {
  const at = clock.now();
  const rows = await store.transaction(async (tx) => {
    await claimLease(tx, 'web', at);
    return tx.outbox.take('web', at, 99, 1);
  });
  return rows.flatMap(({ say: { parts } }) =>
    parts.map(({ key, params }) => String(params?.['text'] ?? key)),
  );
}

test('bytes that arrive are hashed, kept, and whoever wanted them is told', async () => {
  const id = await want();
  await fetchMedia(gives(PHOTO))();
  const file = await fileOf(id);
  const sha256 = createHash('sha256').update(PHOTO).digest('hex');
  expect(file).toMatchObject({ state: 'stored', sha256, size: PHOTO.length, type: 'image/jpeg' });
  expect(await bytesOfRow({ store, media }, id)).toEqual(PHOTO);
  expect([said, await answers(), errors]).toEqual([
    [`photo image/jpeg ${PHOTO.length}`],
    ['Đã nhận ảnh.'],
    [],
  ]);
});

test.each([
  ['too large', Buffer.concat([PHOTO, Buffer.alloc(2_000)]), 'too-big'],
  ['a page that calls itself a photo', Buffer.from('<html><script>'), 'wrong-type'],
  ['of a kind that was not asked for', Buffer.from('%PDF-1.7'), 'wrong-type'],
  ['not what it seems', Buffer.concat([PHOTO, Buffer.from('broken')]), 'wrong-type'],
  ['empty', Buffer.alloc(0), 'empty'],
])('a file that is %s is refused in words, and nothing of it is kept', async (_, bytes, reason) => {
  const id = await want();
  await fetchMedia(gives(bytes))();
  expect(await fileOf(id)).toMatchObject({ state: 'failed', reason });
  expect(await namesOf(media)).toEqual([]);
  expect([said, await answers(), errors]).toEqual([[], [`media.refused.${reason}`], []]);
});

test('a file that the platform has no more is not asked for again', async () => {
  const id = await want();
  const run = fetchMedia(async () => {
    fetched++;
    throw new SendError('rejected', 'gone');
  });
  await run();
  clock.moveTo(later(START, HOUR));
  await run();
  expect([fetched, (await fileOf(id))?.reason, await answers()]).toEqual([1, 'gone', ['media.refused.gone']]);
});

test('a file that the platform hands out to nobody because of its size is refused as too large', async () => {
  const id = await want();
  await fetchMedia(async () => {
    throw new FileTooBig('400 Bad Request: file is too big');
  })();
  expect([(await fileOf(id))?.reason, await answers()]).toEqual(['too-big', ['media.refused.too-big']]);
});

test('a line that is cut is tried again, later each time, and given up in words at last', async () => {
  const id = await want();
  const run = fetchMedia(async () => {
    fetched++;
    throw new SendError('unreachable', 'cut');
  });
  for (let hour = 0; hour < 9; hour++) {
    await run();
    await run();
    clock.moveTo(later(clock.now(), HOUR));
  }
  expect([fetched, (await fileOf(id))?.reason]).toEqual([6, 'unreachable']);
  expect(await answers()).toEqual(['media.refused.unreachable']);
});

test('what was cut short by the end of the process is fetched after the next start', async () => {
  const id = await want();
  const files = createFetchMedia({
    store,
    clock,
    media,
    purposes: new Map([['photos', photos]]),
    channels: [
      {
        name: 'web',
        fetch: (_, signal) =>
          new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      } as Channel,
    ],
    onError: (_, error) => errors.push(error),
  });
  await files.run();
  await files.stop();
  expect(errors).toEqual([]);
  clock.moveTo(later(START, HOUR));
  await fetchMedia(gives(PHOTO))();
  expect((await fileOf(id))?.state).toBe('stored');
});

test('when its time is over the bytes are removed and the hash stays', async () => {
  const id = await want({ purgeAt: later(START, HOUR) });
  await fetchMedia(gives(PHOTO))();
  const purge = createPurgeMedia({ store, clock, media });
  expect(await purge()).toBe(0);
  clock.moveTo(later(START, HOUR));
  expect(await purge()).toBe(1);
  expect(await namesOf(media)).toEqual([]);
  expect(await fileOf(id)).toMatchObject({ state: 'removed', size: PHOTO.length });
});

test('two who send the same photo share its bytes, and each may go without taking them from the other', async () => {
  const first = await want({ account: 'a', purgeAt: later(START, HOUR) });
  const second = await want({ account: 'b', address: 'hai' });
  await fetchMedia(gives(PHOTO))();
  expect((await namesOf(media)).length).toBe(1);
  const purge = createPurgeMedia({ store, clock, media });
  clock.moveTo(later(START, HOUR));
  expect(await purge()).toBe(1);
  expect(await bytesOfRow({ store, media }, first)).toBeUndefined();
  expect(await bytesOfRow({ store, media }, second)).toEqual(PHOTO);
  await store.transaction((tx) =>
    tx.traces.erase({ account: 'b', commune: 'thu', contacts: [] }, clock.now()),
  );
  expect(await purge()).toBe(1);
  expect(await namesOf(media)).toEqual([]);
  expect((await fileOf(second))?.sha256).toBe((await fileOf(first))?.sha256);
});

test('of somebody who is erased while their file is fetched nothing is kept, and nobody is told', async () => {
  const id = await want();
  await fetchMedia(async () => {
    await store.transaction((tx) =>
      tx.traces.erase({ account: 'a', commune: 'thu', contacts: [] }, clock.now()),
    );
    return Readable.from([PHOTO]);
  })();
  expect([await fileOf(id), await namesOf(media), said, errors]).toEqual([undefined, [], [], []]);
});

test('a file that could not be written down is fetched again, and is there once', async () => {
  const id = await want();
  let times = 0;
  const arrived = photos.arrived;
  const failing = {
    ...photos,
    arrived: (arrival: Parameters<typeof arrived>[0]) => {
      if (++times === 1) throw new Error('the database is away');
      return arrived(arrival);
    },
  };
  const run = fetchMedia(gives(PHOTO), failing);
  await run();
  expect([(await fileOf(id))?.state, errors.length]).toEqual(['wanted', 1]);
  clock.moveTo(later(START, HOUR));
  await run();
  expect(await bytesOfRow({ store, media }, id)).toEqual(PHOTO);
  expect((await namesOf(media)).length).toBe(1);
});
