import { expect, test } from 'vitest';
import { createMovableClock } from '../../../src/adapters/clock/movable-clock.ts';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createPictures } from '../../../src/adapters/pictures/pictures.ts';
import { createPictureLinks } from '../../../src/app/picture-links.ts';
import { HOUR, instant, later } from '../../../src/core/time/instant.ts';
import { createPicturePage } from '../../../src/server/pages/picture-page.ts';
import { content } from '../../support/test-app.ts';

const NOON = instant('2025-12-22T12:00:00+07:00');
const [name = '', other = ''] = content.pictures.keys();

function open() {
  const clock = createMovableClock(NOON);
  const links = createPictureLinks(createCipher(new Uint8Array(32).fill(7)), clock);
  return { clock, links, page: createPicturePage({ pictures: createPictures(content.pictures), links }) };
}

test('a drawing can be fetched as PNG by the address that was sent, several times', async () => {
  const { links, page } = open();
  const path = links.pathOf(name);
  for (let fetched = 0; fetched < 3; fetched++) {
    const answer = await page.request(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  }
});

test('it cannot be guessed, nor used for another drawing, nor after an hour', async () => {
  const { clock, links, page } = open();
  const path = links.pathOf(name);
  const wrong = [
    path.replace(name, other),
    path.replace(/-[\w-]/, '-_'),
    `/pictures/${name}.png`,
    `/pictures/${name}/zzzzzzzz-${'A'.repeat(22)}.png`,
    links.pathOf('khong-co'),
  ];
  for (const one of wrong) expect((await page.request(one)).status, one).toBe(404);
  clock.moveTo(later(NOON, HOUR));
  expect((await page.request(path)).status).toBe(404);
});
