import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadGuides } from '../../src/adapters/content/guides.ts';
import { readYaml } from '../../src/adapters/content/read-yaml.ts';
import { loadWords } from '../../src/adapters/locale/load-words.ts';
import { createFlow } from '../../src/core/flow/create-flow.ts';
import { compileGuide, GuideSource } from '../../src/core/flow/guide.ts';
import { playFlow } from './play-flow.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'guides');
const words = loadWords(join(root, 'locales'));
const { guides } = loadGuides(join(root, 'data'), words);

describe.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  test('goes as written', async () => {
    const file = join(folder, name);
    const played = playFlow(readFileSync(file, 'utf8'), { words, flowFor, changedFlow });
    // "vitest run -u" writes down what was really said; then read it before you commit it.
    await expect(played).toMatchFileSnapshot(file);
  });
});

function flowFor(id: string) {
  const guide = guides.get(id);
  if (guide === undefined) throw new Error(`no guide is called "${id}"`);
  return guide;
}

/** A guide as its author changed it later: test/conversations/guides/changed/<name>.yaml. */
function changedFlow(name: string) {
  const file = join(folder, 'changed', `${name}.yaml`);
  const { value, problems } = readYaml(GuideSource, file, readFileSync(file, 'utf8'));
  if (value === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return createFlow(compileGuide(value));
}
