import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playScript } from './play-script.ts';

const folder = join(import.meta.dirname, 'app');

describe.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  test('goes as written', async () => {
    const file = join(folder, name);
    const script = readFileSync(file, 'utf8');
    // "vitest run -u" writes down what was really said; then read it before you commit it.
    await expect(await playScript(script)).toMatchFileSnapshot(file);
  });
});
