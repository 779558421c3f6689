import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadGuides } from '../../../src/adapters/content/guides.ts';
import { labelPictures, loadPictures } from '../../../src/adapters/content/pictures.ts';
import { loadWords } from '../../../src/adapters/locale/load-words.ts';
import { begin, step } from '../../../src/core/flow/engine.ts';
import type { Flow } from '../../../src/core/flow/flow.ts';
import { offers } from '../../../src/core/flow/offers.ts';
import type { Session, Step } from '../../../src/core/flow/session.ts';
import { instant } from '../../../src/core/time/instant.ts';

const root = join(import.meta.dirname, '../../..');
const words = loadWords(join(root, 'locales'));
const { guides, chapters, problems } = loadGuides(join(root, 'data'), words);
const at = instant('2025-12-22T08:00:00+07:00');

const choose = (flow: Flow, session: Session, choice: string): Step =>
  step(flow, session, { type: 'heard', heard: { text: '' }, choice, at });

/** The one that leads to the others; it tells to do nothing itself. */
const finder = 'find-guide';

test('the guides are there without a problem, in the order of a beginner', () => {
  expect(problems).toEqual([]);
  expect([...chapters.keys()]).toEqual([
    'vnetraffic',
    'vneid-start',
    'vneid-trouble',
    'vneid-papers',
    'other',
  ]);
  expect(chapters.get('vneid-start')).toEqual([
    'vneid-install',
    'vneid-level1',
    'vneid-level2',
    'vneid-activate',
    'vneid-computer',
  ]);
  expect([...[...chapters.values()].flat(), finder].toSorted()).toEqual([...guides.keys()].toSorted());
});

test('no menu of guides is longer than a phone can show', () => {
  for (const ids of chapters.values()) expect(ids.length).toBeLessThanOrEqual(9);
});

describe.each([...guides])('%s', (_, flow) => {
  const visited = explore(flow);
  const keys = Object.keys(flow.nodes).map((id) => `guides.${flow.id}.${id}`);
  const allSaid = keys.filter((key) => words.has(key)).map((key) => words.say('vi', { key }));

  test('can be walked through every choice without failing, and every question is met', () => {
    const questions = Object.entries(flow.nodes).filter(([, { kind }]) => kind === 'ask' || kind === 'step');
    const met = new Set(visited.map(({ node }) => node));
    expect([...met].toSorted()).toEqual(questions.map(([id]) => id).toSorted());
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

  test('lets everybody call a person, at every question', () => {
    for (const session of visited) {
      expect(offers(flow, session).map(({ id }) => id)).toContain('ask-human');
      const called = choose(flow, session, 'ask-human');
      expect(called.effects[0]).toMatchObject({ type: 'ask-human' });
      expect(called.session.node).toBe(session.node);
    }
  });

  test('helps with the very step at which somebody is stuck', () => {
    for (const session of visited.filter(({ node }) => flow.nodes[node]?.kind === 'step')) {
      expect(offers(flow, session).map(({ id }) => id)).toEqual(['done', 'stuck', 'ask-human']);
      const help = choose(flow, session, 'stuck');
      const said = help.effects.flatMap((effect) => (effect.type === 'say' ? effect.say.parts : []));
      expect(said[0]?.key).not.toBe(`guides.${flow.id}.${session.node}`);
    }
  });

  test('has a way on from every question to an end', () => {
    const ends = new Set(visited.filter((session) => leadsOut(flow, session)).map(({ node }) => node));
    for (let before = -1; before < ends.size; ) {
      before = ends.size;
      for (const session of visited) {
        const next = after(flow, session).map(({ node }) => node);
        if (next.some((node) => ends.has(node))) ends.add(session.node);
      }
    }
    expect([...new Set(visited.map(({ node }) => node))].filter((node) => !ends.has(node))).toEqual([]);
  });

  test.runIf(flow.id !== finder)('warns of swindlers, and only once', () => {
    expect(allSaid.filter((text) => /lừa đảo|không gọi điện/.test(text)).length).toBe(1);
  });

  test.runIf(isCounted(flow.id))('says that the head of the village writes it down', () => {
    expect(allSaid.some((text) => text.includes('trưởng thôn'))).toBe(true);
  });

  test('has buttons short enough for a phone, in both languages', () => {
    for (const session of visited) {
      for (const { label } of offers(flow, session)) {
        expect(words.say('vi', label).length).toBeLessThanOrEqual(28);
        expect(words.say('en', label).length).toBeLessThanOrEqual(28);
      }
    }
  });
});

const pictures = loadPictures(join(root, 'data'));
const picturesOf = (flow: Flow) =>
  Object.values(flow.nodes).flatMap((node) => (node.kind === 'step' ? [node.picture] : []));

describe('the pictures', () => {
  test('stand with every step, and none is left over', () => {
    const shown = [...guides.values()].flatMap(picturesOf);
    expect(shown).not.toContain(undefined);
    expect([...new Set(shown)].toSorted()).toEqual([...pictures.keys()].toSorted());
  });

  test.each([...pictures])('%s is a small drawing of our own, without words, scripts or links', (_, svg) => {
    expect(svg.length).toBeLessThan(4_000);
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" aria-hidden="true" viewBox="0 0 120 160"/,
    );
    expect(svg).not.toMatch(/<(?:script|text|image|a|use|foreignObject|style)\b|\son\w+=|href|url\(/i);
  });

  test('have what a step tells to look for under them, in lines that fit', () => {
    const labelled = labelPictures(pictures, guides.values(), words);
    const svg = labelled.get('button.kich-hoat-tai-khoan-dinh-danh-dien-tu') ?? '';
    expect(linesOf(svg)).toEqual(['Kích hoạt tài khoản', 'định danh điện tử']);
    expect(svg).toContain('viewBox="0 0 120 193"');
    const added = [...labelled].filter(([name]) => !pictures.has(name));
    expect(added.length).toBeGreaterThan(40);
    expect(added.flatMap(([, drawing]) => linesOf(drawing)).filter(({ length }) => length > 22)).toEqual([]);
  });

  test('are said with the step', () => {
    const flow = guides.get('vneid-install');
    if (flow === undefined) throw new Error('no guide');
    const { effects } = begin(flow, { device: 'android' });
    expect(effects).toMatchObject([{ type: 'say', say: { picture: 'store-android' } }]);
  });
});

const linesOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, line = '']) => line);

/** What the plans count: an app that is there, an account, a paper in the wallet. */
function isCounted(guide: string): boolean {
  const started = [
    'vnetraffic-install',
    'vnetraffic-login',
    'vnetraffic-level2',
    ...(chapters.get('vneid-start') ?? []),
  ];
  const papers =
    chapters.get('vneid-papers')?.filter((id) => !['vneid-show', 'vneid-welfare'].includes(id)) ?? [];
  return [...started, ...papers].includes(guide);
}

const after = (flow: Flow, session: Session): Session[] =>
  offers(flow, session).map(({ id }) => choose(flow, session, id).session);

const leadsOut = (flow: Flow, session: Session): boolean =>
  after(flow, session).some(({ status }) => status === 'ended');

/** Every question that can be reached, once for each answer that a later branch may look at. */
function explore(flow: Flow): readonly Session[] {
  const branches = Object.values(flow.nodes).flatMap((node) => (node.kind === 'branch' ? [node.on] : []));
  const found = new Map<string, Session>();
  const open = [begin(flow).session];
  for (let session = open.pop(); session; session = open.pop()) {
    expect(session.status).not.toBe('failed');
    const { answers } = session;
    const key = [session.node, ...branches.map((on) => answers[on])].join(' ');
    if (session.status !== 'waiting' || found.has(key)) continue;
    found.set(key, session);
    open.push(...after(flow, session));
  }
  return [...found.values()];
}
