import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadGuides } from '../../../src/adapters/content/guides.ts';
import { loadWords } from '../../../src/adapters/locale/load-words.ts';
import { begin, step } from '../../../src/core/flow/engine.ts';
import type { Effect, Session } from '../../../src/core/flow/session.ts';
import { FINDER } from '../../../src/core/report/guide-menus.ts';
import { instant } from '../../../src/core/time/instant.ts';

const root = join(import.meta.dirname, '../../..');
const { guides } = loadGuides(join(root, 'data'), loadWords(join(root, 'locales')));
const finder = guides.get(FINDER) ?? expect.fail('there is no finder');
const at = instant('2025-12-22T08:00:00+07:00');

/** Where these answers lead: a guide, a person, or nowhere but a word of advice. */
const found = new Map(endings([], begin(finder).session));

test('everybody is led to a guide or to a person, in three to five questions', () => {
  expect(found.size).toBeGreaterThan(20);
  for (const [answers, ending] of found) {
    expect([answers, answers.split(' ').length <= 5]).toEqual([answers, true]);
    if (!answers.endsWith('waiting')) expect([answers, ending]).not.toEqual([answers, 'advice']);
  }
});

test.each([
  ['group 1 of the plan: level 2 is approved and not active', 'yes installed sms', 'vneid-activate'],
  ['group 2: no level 2 yet', 'yes installed new can', 'vneid-level2'],
  ['group 2: level 1 only', 'yes installed level1 can', 'vneid-level2'],
  ['group 3: old, and would have somebody beside them', 'hard person', 'human'],
  ['group 3: old, and tries it alone', 'hard try missing', 'vneid-install'],
  ['group 4: works far away', 'yes installed new away', 'vneid-level2'],
  ['group 4: works in shifts', 'yes installed new at-work', 'human'],
  ['the first case of the plan, without a smartphone', 'no done computer', 'vneid-computer'],
  ['no smartphone and no account', 'no not-done', 'vneid-level2'],
  ['the third case: VNeID is not installed', 'yes missing', 'vneid-install'],
  ['an account that nobody can get into', 'yes installed locked', 'vneid-password'],
  ['level 2 is in use: papers are next', 'yes installed level2 bhyt', 'vneid-bhyt'],
  ['an application that waits', 'yes installed waiting', 'advice'],
])('%s', (_, answers, ending) => {
  expect(found.get(answers)).toBe(ending);
});

function endings(answers: readonly string[], session: Session): [string, string][] {
  const node = finder.nodes[session.node];
  if (node?.kind !== 'ask' || node.answer.type !== 'choice') return expect.fail('it asks to choose only');
  return node.answer.of
    .filter(({ help }) => help === undefined)
    .flatMap(({ id: choice }) => {
      const next = step(finder, session, { type: 'heard', heard: { text: '' }, choice, at });
      const given = [...answers, choice];
      return next.session.status === 'waiting'
        ? endings(given, next.session)
        : [[given.join(' '), ending(next.effects)] as [string, string]];
    });
}

function ending(effects: readonly Effect[]): string {
  const last = effects.find(({ type }) => type === 'enter' || type === 'ask-human');
  if (last?.type === 'enter') return last.flow;
  return last === undefined ? 'advice' : 'human';
}
