import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What axe finds wrong on a page, a line each; a small page has fewer than twenty things to look at. */
export async function judge(page: Page, least = 20): Promise<string[]> {
  // A heading can be there before the colours are.
  await page.waitForLoadState('load');
  await page.evaluate(axe.source);
  const { violations, passes } = (await page.evaluate('axe.run()')) as AxeResults;
  // An engine that looked at nothing finds nothing wrong.
  expect(passes.length).toBeGreaterThan(least);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
