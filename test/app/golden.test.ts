import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { rehearsalJson } from '../../src/cli/rehearsal-json.ts';
import { rehearsalText } from '../../src/cli/rehearsal-text.ts';
import { type Rehearsal, rehearse } from '../../src/stage/rehearsal.ts';
import { findSample } from '../../src/stage/sample.ts';
import { diaryOf } from '../golden/diary.ts';
import { content } from '../support/test-app.ts';

const folder = join(import.meta.dirname, '../golden');
const { communes } = content.catalogue;
const plans = [...communes.values()].flatMap(({ commune, campaigns }) =>
  campaigns.map(({ id }) => `${commune.id}/${id}`),
);

describe.each(plans)('the rehearsal of %s', (name) => {
  const sample = findSample(communes, name);
  let result: Rehearsal;
  beforeAll(async () => {
    result = await rehearse(content, sample, 1);
  });

  // "vitest run -u" writes the diaries anew; then hold them against the plans before you commit them.
  test('goes as its diary says', async () => {
    const diary = diaryOf(result, sample, content.words);
    await expect(diary).toMatchFileSnapshot(join(folder, `${name.replace('/', '.')}.txt`));
  });

  test('answers every obligation: filed, or missing at the end', () => {
    const { submissions, missing } = result;
    expect(submissions.length).toBeGreaterThan(0);
    expect(new Set(submissions.map(({ obligation }) => obligation)).size).toBe(submissions.length);
    const told = rehearsalText(result, sample, content.words).split('\n');
    expect(told.filter((line) => line.includes('chưa nộp:'))).toHaveLength(missing.length);
  });

  test('gives every reminder that was not sent a reason', () => {
    const { reminders } = rehearsalJson(result);
    expect(reminders.some(({ state }) => state === 'sent')).toBe(true);
    expect(reminders.filter(({ state, reason }) => state !== 'sent' && reason === null)).toEqual([]);
    expect(reminders.filter(({ state }) => state === 'queued')).toEqual([]);
  });

  test('reminds nobody who has reported', () => {
    const filed = new Map(
      result.submissions.map(({ obligation, firstCompleteAt }) => [obligation, firstCompleteAt]),
    );
    const tooMuch = result.reminders.filter(
      ({ state, obligation, at }) =>
        state === 'sent' && (filed.get(obligation) ?? Number.POSITIVE_INFINITY) < at,
    );
    expect(tooMuch).toEqual([]);
  });

  test('counts no more people than rows', () => {
    expect(result.figures.filter(({ people, entries }) => people > entries)).toEqual([]);
  });
});
