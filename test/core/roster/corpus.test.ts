import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { looksLikeRoster } from '../../../src/core/roster/looks-like-roster.ts';
import { readText } from '../../../src/core/roster/read-text.ts';
import { judgeAll, showRow } from './judged.ts';

const folder = join(import.meta.dirname, '../../fixtures/lists');
const END = '=== expected\n';

/** Each file is a list as somebody really writes it, and what must be made of it, row by row. */
describe.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  test('is read as written below it', async () => {
    const file = join(folder, name);
    const [list = ''] = readFileSync(file, 'utf8').split(END);
    const text = list.replace(/^#.*\n/, '').replace(/\n$/, '');
    // Whoever pastes it need not say that it is a list.
    expect(looksLikeRoster(text)).toBe(true);
    const roster = readText(text);
    const rows = judgeAll(roster.people).map(showRow);
    const told = [
      ...(roster.converted ? ['(phông cũ đã đổi)'] : []),
      ...(roster.claimed === undefined ? [] : [`(người viết đếm ${roster.claimed})`]),
    ];
    // "vitest run -u" writes down what was made of it; then read it before you commit it.
    await expect(`${list}${END}${[...told, ...rows].join('\n')}\n`).toMatchFileSnapshot(file);
  });
});

test('there are enough of them', () => {
  expect(readdirSync(folder).length).toBeGreaterThanOrEqual(60);
});
