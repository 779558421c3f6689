import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMovableClock } from '../../../src/adapters/clock/movable-clock.ts';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createMemoryMedia } from '../../../src/adapters/media/memory-media.ts';
import { keepFile } from '../../../src/app/media/keep-file.ts';
import { createSweepMedia } from '../../../src/app/media/sweep-media.ts';
import { DAY, HOUR, instant, later } from '../../../src/core/time/instant.ts';
import type { Media } from '../../../src/ports/media.ts';
import type { Store } from '../../../src/ports/store.ts';
import { openBlankStore } from '../../support/blank-store.ts';
import { namesOf, putFile } from '../../support/media-files.ts';

const START = instant('2025-12-22T08:00:00+07:00');

let store: Store;
let media: Media;
let cleared: number;
beforeEach(async () => {
  const cipher = createCipher(new Uint8Array(32).fill(7));
  store = await openBlankStore({ cipher, ids: () => 'none' });
  cleared = 0;
  media = { ...createMemoryMedia(), clearDrafts: async () => void cleared++ };
});
afterEach(() => store.close());

async function keep(id: string, words: string): Promise<string> {
  const whose = { channel: 'web', address: 'an', account: 'a', commune: 'thu', purpose: 'made', at: START };
  const draft = await media.draft(Buffer.from(words));
  await store.transaction(async (tx) => {
    tx.media.add({ id, ...whose, ...(await keepFile(tx, draft)), type: 'text/plain' });
  });
  return draft.name;
}

test('what a crash left is swept at the start and once a day, and what somebody has stays', async () => {
  const clock = createMovableClock(START);
  const sweep = createSweepMedia({ store, clock, media });
  const kept = await keep('row-1', 'của an');
  // A crash between the bytes and the commit.
  await putFile(media, Buffer.from('của không ai'));
  await sweep();
  expect(await namesOf(media)).toEqual([kept]);
  await putFile(media, Buffer.from('của không ai'));
  clock.moveTo(later(START, HOUR));
  await sweep();
  expect([(await namesOf(media)).length, cleared]).toEqual([2, 2]);
  clock.moveTo(later(START, DAY));
  await sweep();
  expect([await namesOf(media), cleared]).toEqual([[kept], 3]);
});

test('the files of another database are not swept: whoever mixed them up is told', async () => {
  await keep('row-1', 'của an');
  for (let n = 0; n < 101; n++) await putFile(media, Buffer.from(`của ai đó ${n}`));
  const sweep = createSweepMedia({ store, clock: createMovableClock(START), media });
  await expect(sweep()).rejects.toThrow('101 of 102 files are not of this database; none was removed');
  expect((await namesOf(media)).length).toBe(102);
});
