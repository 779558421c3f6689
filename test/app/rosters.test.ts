import { expect, onTestFinished, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { createTestApp } from '../support/test-app.ts';

const START = instant('2025-12-22T08:00:00+07:00');
const LIST = [1, 2, 3, 4]
  .map((n) => `${n}. ${['Nguyễn', 'Trần', 'Lê', 'Phạm'][n - 1]} Văn Thử, thôn 1, 07519900000${n}`)
  .join('\n');

async function open() {
  const app = await createTestApp('nghia-trung', START);
  onTestFinished(() => app.close());
  await app.play('tám', 'head', 'thon-1');
  const list = () =>
    app.store.transaction((tx) => tx.entries.list('nghia-trung', 'vnetraffic-2025', 'thon-1'));
  let n = 0;
  /** The same words, said by a hundred messages that come in side by side. */
  const flood = (text: string) =>
    Promise.all(
      Array.from({ length: 100 }, () =>
        app.handleInbound(app.web, [
          { key: `flood-${++n}`, address: 'tám', at: app.clock.now(), heard: { text } },
        ]),
      ),
    );
  return { ...app, list, flood };
}

test('one list that is sent a hundred times at once is recorded once', async () => {
  const { list, flood, say, errors } = await open();
  await flood(LIST);
  expect(await list()).toEqual([]);
  await say('tám', '1');
  await flood('ghi 4 người');
  expect((await list()).map(({ name }) => name)).toHaveLength(4);
  expect(errors).toEqual([]);
});

test('nothing is recorded before the word, and nothing after the list was dropped', async () => {
  const { list, say } = await open();
  await say('tám', LIST);
  await say('tám', '1');
  expect(await list()).toEqual([]);
  await say('tám', 'bỏ danh sách này');
  await say('tám', 'ghi 4 người');
  expect(await list()).toEqual([]);
});

test('a second copy of a list adds nobody', async () => {
  const { list, say, clock } = await open();
  for (let round = 0; round < 2; round++) {
    await say('tám', LIST);
    await say('tám', '1');
    await say('tám', 'ghi 4 người');
    clock.moveTo(instant('2025-12-23T08:00:00+07:00'));
  }
  expect(await list()).toHaveLength(4);
});

test('rows that come in one message each are one list', async () => {
  const { list, say } = await open();
  for (const line of LIST.split('\n')) await say('tám', line);
  const [, card] = [await say('tám', '1'), await say('tám', 'danh sách chưa ghi')];
  expect(card.join()).toContain('4 dòng');
  expect(await list()).toEqual([]);
});
