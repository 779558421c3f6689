import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadGuides } from '../../../src/adapters/content/guides.ts';
import { loadWords } from '../../../src/adapters/locale/load-words.ts';
import { begin, step } from '../../../src/core/flow/engine.ts';
import type { Flow } from '../../../src/core/flow/flow.ts';
import { offers } from '../../../src/core/flow/offers.ts';
import type { Session, Step } from '../../../src/core/flow/session.ts';
import { instant } from '../../../src/core/time/instant.ts';

const root = join(import.meta.dirname, '../../..');
const words = loadWords(join(root, 'locales'));
const { guides, problems } = loadGuides(join(root, 'data'), words);
const at = instant('2025-12-22T08:00:00+07:00');

const choose = (flow: Flow, session: Session, choice: string): Step =>
  step(flow, session, { type: 'heard', heard: { text: '' }, choice, at });

test('the guides of the campaign are there, in the order of a beginner, without a problem', () => {
  expect(problems).toEqual([]);
  expect([...guides.keys()]).toEqual([
    'vnetraffic-install',
    'vnetraffic-login',
    'vneid-install',
    'vneid-level1',
    'vneid-level2',
    'vneid-activate',
  ]);
});

describe.each([...guides])('%s', (_, flow) => {
  const visited = explore(flow);

  test('can be walked through every choice without failing, and every question is met', () => {
    const questions = Object.entries(flow.nodes).filter(([, { kind }]) => kind === 'ask' || kind === 'step');
    expect([...visited.keys()].toSorted()).toEqual(questions.map(([id]) => id).toSorted());
  });

  test('is done when every step works', () => {
    for (const device of ['android', 'iphone']) {
      let { session } = begin(flow, { device });
      for (let n = 0; session.status === 'waiting' && n < 40; n++) {
        const ids = offers(flow, session).map(({ id }) => id);
        ({ session } = choose(
          flow,
          session,
          ids.find((id) => ['done', 'later'].includes(id)) ?? ids[0] ?? '',
        ));
      }
      expect(session.status).toBe('ended');
    }
  });

  test('lets whoever is stuck call a person, at every step and in its help', () => {
    for (const [node, session] of visited) {
      const ids = offers(flow, session).map(({ id }) => id);
      if (flow.nodes[node]?.kind === 'step') {
        expect(ids).toEqual(['done', 'stuck', 'ask-human']);
        const help = choose(flow, session, 'stuck');
        expect(offers(flow, help.session).map(({ id }) => id)).toContain('ask-human');
        const said = help.effects.flatMap((effect) => (effect.type === 'say' ? effect.say.parts : []));
        expect(said[0]?.key).not.toBe(`guides.${flow.id}.${node}`);
      }
    }
  });

  test('warns of swindlers once, and says that the head of the village writes it down', () => {
    const keys = Object.keys(flow.nodes).map((id) => `guides.${flow.id}.${id}`);
    const said = keys.filter((key) => words.has(key)).map((key) => words.say('vi', { key }));
    expect(said.filter((text) => /lừa đảo|không gọi điện/.test(text)).length).toBe(1);
    expect(said.some((text) => text.includes('trưởng thôn'))).toBe(true);
  });

  test('has buttons short enough for a phone, in both languages', () => {
    for (const [, session] of visited) {
      for (const { label } of offers(flow, session)) {
        expect(words.say('vi', label).length).toBeLessThanOrEqual(28);
        expect(words.say('en', label).length).toBeLessThanOrEqual(28);
      }
    }
  });
});

/** Every question that can be reached, with one session that waits there. */
function explore(flow: Flow): ReadonlyMap<string, Session> {
  const found = new Map<string, Session>();
  const open = [begin(flow).session];
  for (let session = open.pop(); session; session = open.pop()) {
    expect(session.status).not.toBe('failed');
    if (session.status !== 'waiting' || found.has(session.node)) continue;
    found.set(session.node, session);
    for (const { id } of offers(flow, session)) open.push(choose(flow, session, id).session);
  }
  return found;
}
