import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rehearse } from '../../src/stage/rehearsal.ts';
import { findSample } from '../../src/stage/sample.ts';
import { diaryOf } from '../golden/diary.ts';
import { content } from '../support/test-app.ts';

const folder = join(import.meta.dirname, '../golden');
const plans = [...content.catalogue.communes.values()].flatMap(({ commune, campaigns }) =>
  campaigns.map(({ id }) => `${commune.id}/${id}`),
);

// "vitest run -u" writes the diaries anew; then hold them against the plans before you commit them.
test.each(plans)('%s goes as its diary says', { timeout: 60_000 }, async (name) => {
  const sample = findSample(content.catalogue.communes, name);
  const diary = diaryOf(await rehearse(content, sample, 1), sample, content.words);
  await expect(diary).toMatchFileSnapshot(join(folder, `${name.replace('/', '.')}.txt`));
});
