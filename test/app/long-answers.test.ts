import { afterEach, expect, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
afterEach(() => app.close());

/** Everything that is said, going on by number until there is no further page. */
async function readOn(first: string): Promise<readonly string[]> {
  const pages: string[] = [];
  for (let words: string | undefined = first; words !== undefined; ) {
    pages.push((await app.say('lan', words)).join('\n'));
    const choices = app.web.history('lan').at(-1)?.choices ?? [];
    const next = choices.findIndex(({ token }) => / trang \d+$/.test(token));
    words = next < 0 ? undefined : String(next + 1);
  }
  return pages;
}

test.each(['cần gọi ai', 'người nhận'])(
  '“%s” names every unit that owes something, a page at a time',
  async (words) => {
    app = await createTestApp('nghia-trung', instant('2025-12-30T08:00:00+07:00'));
    await app.play('lan', 'officer');
    const pages = await readOn(words);
    expect(pages).toHaveLength(2);
    const plan = app.planner.current('nghia-trung', app.clock.now());
    const owing = new Set([...(plan?.obligations.values() ?? [])].map(({ unit }) => unit));
    const units = plan?.content.units.filter(({ id }) => owing.has(id)) ?? [];
    expect(units.length).toBeGreaterThan(20);
    const said = units.map(
      ({ name }) =>
        pages.filter((page) => page.includes(`• ${name} (`) || page.includes(`• ${name}, `)).length,
    );
    expect(said).toEqual(units.map(() => 1));
  },
);
