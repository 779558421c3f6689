import { expect, test } from 'vitest';
import { filesHeard, inAlbum } from '../../../src/core/dialogue/together.ts';
import type { Heard } from '../../../src/core/message/message.ts';
import { type Instant, later } from '../../../src/core/time/instant.ts';
import { morning } from './talk.ts';

const photo: Heard = { text: '', attachments: [{ kind: 'photo', ref: 'a' }] };
const after = (heard: Heard, at: Instant) => {
  const files = filesHeard(heard, at);
  return { parked: [], ...(files && { files }) };
};

test('photos that come one by one are an album while they follow one another', () => {
  const first = inAlbum({ parked: [] }, photo, morning);
  const second = inAlbum(after(first, morning), photo, later(morning, 19_000));
  const third = inAlbum(after(second, later(morning, 19_000)), photo, later(morning, 38_000));
  expect(first.album).toBeDefined();
  expect([second.album, third.album]).toEqual([first.album, first.album]);
  const late = inAlbum(after(third, later(morning, 38_000)), photo, later(morning, 59_000));
  expect(late.album).not.toBe(first.album);
});

test('an album of the platform stays one, and a photo behind it belongs to it', () => {
  const album = { ...photo, album: 'x' };
  expect(inAlbum({ parked: [] }, album, morning)).toEqual(album);
  expect(inAlbum(after(album, morning), photo, morning).album).toBe('x');
});

test('words are no album', () => {
  expect(inAlbum({ parked: [] }, { text: 'xong' }, morning)).toEqual({ text: 'xong' });
  expect(filesHeard({ text: 'xong' }, morning)).toBeUndefined();
});
