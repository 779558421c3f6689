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

describe('together the transcripts', () => {
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const saidIn = (id: string): string =>
    scripts
      .filter((name) => name.startsWith(`${id}.`))
      .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll(/\s+/g, ' '))
      .join(' ');

  test.each([...guides])('say every sentence of %s', (id, flow) => {
    const said = saidIn(id);
    const missing = Object.values(flow.nodes)
      .flatMap((node) => ('text' in node ? [words.say('vi', node.text)] : []))
      .filter((sentence) => !said.includes(sentence.replaceAll(/\s+/g, ' ')));
    expect(missing).toEqual([]);
  });

  test.each([...guides].filter(([, { nodes }]) => 'device' in nodes))(
    'go through %s on Android and on iPhone',
    (id) => {
      const said = saidIn(id);
      const asked = words.say('vi', { key: `guides.${id}.device` });
      const answers = said.split(asked).flatMap((rest) => /Hỏi người\] > (\S+)/.exec(rest)?.[1] ?? []);
      expect(answers.some((answer) => /^(1|\[1\]|android|samsung|oppo|vivo|xiaomi)/i.test(answer))).toBe(
        true,
      );
      expect(answers.some((answer) => /^(2|\[2\]|iphone|ip|apple|ai|quả)/i.test(answer))).toBe(true);
    },
  );
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
