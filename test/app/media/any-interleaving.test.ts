import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createMovableClock } from '../../../src/adapters/clock/movable-clock.ts';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createFolderMedia } from '../../../src/adapters/media/folder-media.ts';
import { createMemoryMedia } from '../../../src/adapters/media/memory-media.ts';
import { keepFile } from '../../../src/app/media/keep-file.ts';
import { createPurgeMedia } from '../../../src/app/media/purge-media.ts';
import { sweepMedia } from '../../../src/app/media/sweep-media.ts';
import { instant } from '../../../src/core/time/instant.ts';
import type { Media } from '../../../src/ports/media.ts';
import type { Store } from '../../../src/ports/store.ts';
import { openBlankStore } from '../../support/blank-store.ts';
import { bytesOfRow, namesOf } from '../../support/media-files.ts';

const AT = instant('2025-12-22T08:00:00+07:00');
const cipher = createCipher(new Uint8Array(32).fill(7));

/** Each person has one file, and one of two contents. `dies`: right after the bytes were moved, before the commit. */
type Act =
  | { readonly type: 'store'; readonly who: number; readonly content: number; readonly dies: boolean }
  | { readonly type: 'erase'; readonly who: number }
  | { readonly type: 'purge'; readonly dies: boolean }
  | { readonly type: 'sweep' };

const who = fc.nat(2);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('store' as const),
      who,
      content: fc.nat(1),
      dies: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('erase' as const), who }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('purge' as const), dies: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('sweep' as const) }) },
);

/** Somebody is just being erased when it begins. */
const FIRST: readonly Act[] = [
  { type: 'store', who: 0, content: 0, dies: false },
  { type: 'erase', who: 0 },
];
const acts = (maxLength: number) => fc.array(act, { maxLength });

class Died extends Error {}

test.each<[string, number, () => Media]>([
  ['in memory', 100, () => createMemoryMedia()],
  [
    'in a folder',
    8,
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'cao-diem-any-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      return createFolderMedia({ folder, cipher });
    },
  ],
])(
  '%s nothing that somebody has is lost and nothing is left that nobody has, in any order',
  async (_, numRuns, open) => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), acts(3), acts(8), async (s, some, more) => {
        const before = [...FIRST, ...some];
        const store = await openBlankStore({ cipher, ids: () => 'none' });
        try {
          const media = open();
          const slow = slowed(media, s);
          for (const [n, one] of before.entries()) await perform(store, media, one, n);
          await s.waitFor(Promise.all(more.map((one, n) => perform(store, slow, one, before.length + n))));
          await expectReadable(store, media);
          await createPurgeMedia({ store, clock: createMovableClock(AT), media })();
          await sweepMedia({ store, media });
          const held = await expectReadable(store, media);
          expect((await namesOf(media)).toSorted()).toEqual([...new Set(held)].toSorted());
        } finally {
          await store.close();
        }
      }),
      { numRuns },
    );
  },
);

/** Whatever is done to the bytes is done when the scheduler says so. */
function slowed(media: Media, s: fc.Scheduler): Media {
  const turn = () => s.schedule(Promise.resolve());
  return {
    ...media,
    async draft(bytes, options) {
      await turn();
      const draft = await media.draft(bytes, options);
      return {
        ...draft,
        async keep() {
          await turn();
          await draft.keep();
          await turn();
        },
      };
    },
    async remove(name) {
      await turn();
      await media.remove(name);
      await turn();
    },
    async *names() {
      for await (const names of media.names()) {
        await turn();
        yield names;
      }
    },
  };
}

const bytesOf = (content: number) => Buffer.from(`ảnh ${content}`);

async function perform(store: Store, media: Media, one: Act, n: number): Promise<void> {
  const clock = createMovableClock(AT);
  if (one.type === 'sweep') {
    await sweepMedia({ store, media });
    return;
  }
  if (one.type === 'purge') {
    const dying = { ...media, remove: (name: string) => media.remove(name).then(die) };
    await createPurgeMedia({ store, clock, media: one.dies ? dying : media })().catch(survive);
    return;
  }
  const account = `person-${one.who}`;
  if (one.type === 'erase') {
    await store.transaction((tx) => tx.traces.erase({ account, commune: 'thu', contacts: [] }, AT));
    return;
  }
  const draft = await media.draft(bytesOf(one.content));
  const whose = { channel: 'web', address: account, account, commune: 'thu', purpose: 'made', at: AT };
  await store
    .transaction(async (tx) => {
      const kept = await keepFile(tx, draft);
      tx.media.add({ id: `row-${n}`, ...whose, ...kept, type: `text/${one.content}` });
      if (one.dies) die();
    })
    .catch(survive);
}

function die(): never {
  throw new Died();
}
function survive(error: unknown): void {
  if (!(error instanceof Died)) throw error;
}

/** Whoever's time is not over reads what they sent. Gives the names that are held. */
async function expectReadable(store: Store, media: Media): Promise<readonly string[]> {
  const ids = Array.from({ length: 13 }, (_, n) => `row-${n}`);
  const rows = await store.transaction((tx) => tx.media.of(ids));
  const held = rows.filter(({ state, purgeAt }) => state === 'stored' && purgeAt === undefined);
  for (const { id, type } of held)
    expect(await bytesOfRow({ store, media }, id)).toEqual(bytesOf(Number(type?.slice('text/'.length))));
  return held.map(({ content }) => content ?? '');
}
