import { expect, test } from 'vitest';
import { mergeEarlier } from '../../../src/core/violation/merge-earlier.ts';

interface Content {
  readonly plate?: string;
  readonly where?: string;
  readonly files?: readonly string[];
  readonly earlier?: readonly string[];
  readonly keeps?: readonly string[];
}

const open = async (sealed: string): Promise<Content> => JSON.parse(sealed) as Content;

test('what was answered anew, or left out on purpose, does not come back from before a restart', async () => {
  const first: Content = { plate: '82A-000.01', where: 'km 1', files: ['a', 'b'] };
  const second: Content = {
    where: 'km 2',
    files: ['c'],
    earlier: [JSON.stringify(first)],
    keeps: ['plate', 'files'],
  };
  expect(await mergeEarlier(second, open)).toEqual({
    plate: '82A-000.01',
    where: 'km 2',
    files: ['a', 'b', 'c'],
  });
  // Twice restarted: the photos are held on to, the plate was taken out.
  const third: Content = { where: 'km 3', earlier: [JSON.stringify(second)], keeps: ['files'] };
  expect(await mergeEarlier(third, open)).toEqual({ where: 'km 3', files: ['a', 'b', 'c'] });
  expect(await mergeEarlier({ where: 'km 4' } as Content, open)).toEqual({ where: 'km 4' });
});
