import { expect, test } from 'vitest';
import { openBytes } from '../../../src/adapters/media/memory-media.ts';
import { createEvidencePurpose } from '../../../src/app/evidence/evidence-purpose.ts';
import type { Planner } from '../../../src/app/planner.ts';
import { realType } from '../../../src/core/media/file-kind.ts';

const { signal } = new AbortController();

test('photos are looked at one after the other, and nothing else is read as a whole', async () => {
  const looked: string[] = [];
  const waiting: (() => void)[] = [];
  const { inspect } = createEvidencePurpose({
    planner: {} as Planner,
    async photoLook(bytes) {
      const name = Buffer.from(bytes).toString();
      looked.push(name);
      await new Promise<void>((resolve) => waiting.push(resolve));
      if (name === 'hai') throw new Error('it cannot be drawn');
      return { look: name };
    },
  });
  const photo = realType('photo', 'image/jpeg', 'jpg');
  const look = (name: string) => inspect?.(openBytes(Buffer.from(name)), photo, signal);
  const all = Promise.allSettled(['một', 'hai', 'ba'].map(look));
  for (const name of ['một', 'hai', 'ba']) {
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(looked.at(-1)).toBe(name);
    expect(waiting.length).toBe(1);
    waiting.pop()?.();
  }
  expect((await all).map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
    { look: 'một' },
    'failed',
    { look: 'ba' },
  ]);
  const unread = {
    ...openBytes(Buffer.from('phim')),
    read: () => Promise.reject(new Error('nobody needs all of it')),
  };
  expect(await inspect?.(unread, realType('video', 'video/mp4', 'mp4'), signal)).toEqual({});
});
