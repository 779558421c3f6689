import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rehearsalJson } from '../../src/cli/rehearsal-json.ts';
import { type Rehearsal, rehearse } from '../../src/stage/rehearsal.ts';
import { findSample } from '../../src/stage/sample.ts';
import { content } from '../support/test-app.ts';

const { communes } = content.catalogue;
const run = (name: string, seed = 1): Promise<Rehearsal> =>
  rehearse(content, findSample(communes, name), seed);

describe('the same rehearsal', () => {
  const json = async (seed: number) =>
    JSON.stringify(rehearsalJson(await run('kon-tum/phan-anh-vi-pham-2023', seed)));

  test('comes out the same for the same seed, to the last letter, and otherwise for another', async () => {
    const [first, again, other] = [await json(7), await json(7), await json(8)];
    expect(again).toBe(first);
    expect(other.replace('"seed":8', '"seed":7')).not.toBe(first);
  });
});

describe('npm run rehearse', () => {
  const root = join(import.meta.dirname, '../..');
  const command = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(root, 'src/cli/rehearse.ts'), ...args], {
      encoding: 'utf8',
      cwd: root,
    });

  test('--json prints what happened, with moments in UTC and nothing else', () => {
    const { stdout, stderr, status } = command('kon-tum/phan-anh-vi-pham-2023', '--json', '--seed', '3');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const told = JSON.parse(stdout);
    expect(Object.keys(told)).toEqual([
      ...['campaign', 'seed', 'from', 'until', 'messages', 'reminders', 'submissions', 'missing', 'figures'],
    ]);
    expect(told).toMatchObject({ campaign: 'kon-tum/phan-anh-vi-pham-2023', seed: 3, figures: [] });
    expect(told.from).toBe('2023-10-27T00:00:00Z');
    expect(told.reminders[0]).toMatchObject({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
  });

  test.each([
    [[], /^Usage: npm run rehearse/],
    [['nghia-trung'], /There is no campaign "nghia-trung"\. There are: .*nghia-trung\/vnetraffic-2025/],
    [['nghia-trung/vnetraffic-2025', '--seed', 'x'], /^Usage/],
    [['nghia-trung/vnetraffic-2025', '--sedd', '1'], /^Usage/],
  ])('with %j says in a sentence what is wrong', (args, sentence) => {
    const { stderr, status } = command(...args);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(1);
  });
});
