import { expect, onTestFinished, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { bytesOfRow, namesOf } from '../support/media-files.ts';
import { createTestApp } from '../support/test-app.ts';

test('evidence that is sent again, or withdrawn, leaves no bytes that nobody could erase', async () => {
  const app = await createTestApp('loc-hoa', instant('2025-03-28T08:00:00+07:00'));
  onTestFinished(() => app.close());
  await app.play('head', 'head', 'to-ap-1');
  await app.play('other', 'head', 'to-ap-2');
  const give = async (who: string) => {
    for (const words of ['minh chứng', '1', { files: ['chợ.jpg'] }, 'xong']) await app.say(who, words);
  };
  await give('head');
  await give('head');
  await give('other');
  await app.loop.tick();
  const kept = async () =>
    (await app.store.transaction((tx) => tx.evidence.of('loc-hoa', 'vneid-90-ngay-dem-2025'))).map(
      ({ unit, media }) => [unit, media ?? ''] as const,
    );
  expect((await kept()).map(([unit]) => unit)).toEqual(['to-ap-1', 'to-ap-2']);
  expect((await namesOf(app.media)).length).toBe(1);

  const [[, mine], [, theirs]] = (await kept()) as unknown as [
    readonly [string, string],
    readonly [string, string],
  ];
  expect((await app.say('head', 'minh chứng rút 1')).join()).toContain('Đã bỏ dòng minh chứng số 1');
  await app.loop.tick();
  expect(await bytesOfRow(app, mine)).toBeUndefined();
  expect(await bytesOfRow(app, theirs)).toBeDefined();
  await app.say('other', 'minh chứng rút 1');
  await app.loop.tick();
  expect(await namesOf(app.media)).toEqual([]);
  expect(app.errors).toEqual([]);
});
