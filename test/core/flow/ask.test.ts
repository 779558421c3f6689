import { describe, expect, test } from 'vitest';
import { createFlow } from '../../../src/core/flow/create-flow.ts';
import { begin, step } from '../../../src/core/flow/engine.ts';
import type { Ask, Wanted } from '../../../src/core/flow/flow.ts';
import { instant } from '../../../src/core/time/instant.ts';
import { play } from './play.ts';

const asking = (answer: Wanted, more: Partial<Ask> = {}) =>
  createFlow({
    id: 'asking',
    start: 'q',
    nodes: {
      before: { kind: 'tell', text: { key: 't.before' }, next: 'q' },
      q: { kind: 'ask', text: { key: 't.q' }, answer, next: 'after', ...more },
      after: { kind: 'ask', text: { key: 't.after' }, answer: { type: 'text' }, next: 'end' },
    },
  });

describe('a typed answer', () => {
  test.each<
    [Wanted['type'] & ('name' | 'citizen-id' | 'phone' | 'address' | 'plates' | 'text'), string, unknown]
  >([
    ['name', 'nguyễn văn thử', 'Nguyễn Văn Thử'],
    ['citizen-id', '001 099 000001', '001099000001'],
    ['phone', '0912.000.001', '+84912000001'],
    ['address', 'Thôn 1,  xã Nghĩa Trung', 'Thôn 1, xã Nghĩa Trung'],
    ['plates', '60-B1 123.45, 60A-123.45', ['60B1-123.45', '60A-123.45']],
    ['plates', 'không có xe', []],
    ['text', '  máy hay bị treo ', 'máy hay bị treo'],
  ])('that is a %s is kept in one form', (type, typed, kept) => {
    const player = play(asking({ type })).type(typed);
    expect(player.session).toMatchObject({ node: 'after', answers: { q: kept } });
  });

  test('that cannot be meant is told why, and the question is asked again', () => {
    const player = play(asking({ type: 'citizen-id' })).type('12345');
    expect(player.said).toEqual([expect.stringMatching(/^person\.citizen-id\./), 't.q']);
    expect(player.session).toMatchObject({ node: 'q', answers: {} });
  });

  test('that is none to a long question is not followed by all of it once more', () => {
    const flow = asking({ type: 'citizen-id' }, { brief: { key: 't.brief' } });
    const player = play(flow).type('12345');
    expect(player.said.at(-1)).toBe('t.brief');
    const again = step(flow, player.session, { type: 'asked-again' });
    expect(again.effects).toMatchObject([{ say: { parts: [{ key: 't.q' }] } }]);
  });

  test('is judged against the year in which it was given, on the clock of Vietnam', () => {
    const flow = asking({ type: 'citizen-id' });
    const bornIn2026 = { text: '001226000001' };
    const typedAt = (moment: string) =>
      step(flow, begin(flow).session, { type: 'heard', heard: bornIn2026, at: instant(moment) }).session.node;
    expect(typedAt('2025-12-31T16:59:59Z')).toBe('q');
    expect(typedAt('2025-12-31T17:00:00Z')).toBe('after');
  });

  test('is kept under the name that the author gave it', () => {
    expect(play(asking({ type: 'text' }, { save: 'why' })).type('x').session.answers).toEqual({ why: 'x' });
  });

  test('of more words than anyone means is refused', () => {
    const { parts } = play(asking({ type: 'text', max: 10 })).type('một câu rất dài');
    expect(parts[0]).toEqual({ key: 'flow.text.long', params: { max: 10 } });
    expect(play(asking({ type: 'text' })).type('x'.repeat(1001)).said[0]).toBe('flow.text.long');
  });

  test('of nothing is asked for again', () => {
    expect(play(asking({ type: 'text' })).type('   ').said).toEqual(['flow.text.empty', 't.q']);
  });
});

describe('an answer in doubt', () => {
  const plates = asking({ type: 'plates' });

  test('is put to the person: its readings, or typing again', () => {
    const player = play(plates).type('51T11234');
    expect(player.session.node).toBe('q');
    expect(player.session.answers).toEqual({});
    expect(player.said).toEqual(['person.plate.car-or-motorbike']);
    expect(player.offered).toEqual(['car', 'motorbike', 'retype']);
  });

  test('becomes the reading that is chosen', () => {
    const player = play(plates).type('51T11234').tap('motorbike');
    expect(player.session).toMatchObject({ node: 'after', answers: { q: ['51T1-1234'] } });
    expect(player.session.doubt).toBeUndefined();
  });

  test('can be typed again, after being asked or at once', () => {
    const player = play(plates).type('51T11234').tap('retype');
    expect(player.said).toEqual(['t.q']);
    expect(player.session.doubt).toBeUndefined();
    expect(play(plates).type('51T11234').type('51T-112.34').session.answers).toEqual({ q: ['51T-112.34'] });
  });

  test('stays in doubt when the next words are neither', () => {
    const player = play(plates).type('51T11234').type('ừ thì');
    expect(player.said).toEqual(['flow.not-understood', 'person.plate.car-or-motorbike']);
    expect(player.offered).toContain('car');
  });

  test('is withdrawn by going back, which asks the same question plainly', () => {
    const player = play(plates).type('51T11234').back();
    expect(player.said).toEqual(['t.q']);
    expect(player.session).toMatchObject({ node: 'q', trail: [] });
  });

  test('has buttons that go stale when it is over', () => {
    const player = play(plates).type('51T11234');
    const old = player.tokenOf('car');
    expect(player.tap('retype').tapToken(old).said).toEqual(['flow.stale', 't.q']);
  });

  test('has readings whose ids fit into a button, whatever the parser calls them', () => {
    const player = play(plates).type('51T11234, 30A12345');
    expect(player.offered.at(-1)).toBe('retype');
    for (const id of player.offered) expect(id.length).toBeLessThanOrEqual(12);
    player.tap(player.offered[0] ?? '');
    expect(player.session.answers['q']).toHaveLength(2);
  });
});

describe('an optional question', () => {
  test('can be skipped, and leaves no answer', () => {
    const player = play(asking({ type: 'phone' }, { optional: true }));
    expect(player.offered).toEqual(['skip']);
    expect(player.tap('skip').session).toMatchObject({ node: 'after', answers: {} });
  });

  test('can be skipped when the answer is in doubt, too', () => {
    const doubtful = play(asking({ type: 'plates' }, { optional: true })).type('13A-123.45');
    expect(doubtful.session.doubt).toBeDefined();
    expect(doubtful.offered.slice(-2)).toEqual(['retype', 'skip']);
    expect(doubtful.tap('skip').session).toMatchObject({ node: 'after', answers: {} });
    expect(doubtful.session.doubt).toBeUndefined();
  });

  test('is the only kind that can be skipped', () => {
    const { session } = play(asking({ type: 'text' })).type('bỏ qua', { choice: 'skip' });
    expect(session.answers).toEqual({ q: 'bỏ qua' });
  });

  test('takes "1" for the number where a number is asked, and for "skip" elsewhere', () => {
    const skip = { choice: 'skip' };
    expect(play(asking({ type: 'number' }, { optional: true })).type('1', skip).session.answers).toEqual({
      q: 1,
    });
    expect(play(asking({ type: 'phone' }, { optional: true })).type('1', skip).session.node).toBe('after');
    expect(play(asking({ type: 'number' }, { optional: true })).type('bỏ qua', skip).session.node).toBe(
      'after',
    );
  });
});

describe('a question with several answers', () => {
  const flow = asking({
    type: 'several',
    of: ['installed', 'signed-in', 'linked'].map((id) => ({ id, label: { key: `l.${id}` } })),
  });

  test.each([
    ['1 3', ['installed', 'linked']],
    ['3,1', ['installed', 'linked']],
    ['1, 2 và 3', ['installed', 'signed-in', 'linked']],
    ['2.', ['signed-in']],
    ['1+2', ['installed', 'signed-in']],
    ['4', ['installed', 'signed-in', 'linked']],
    ['2 2 2', ['signed-in']],
  ])('reads "%s"', (typed, kept) => {
    expect(play(flow).type(typed).session.answers).toEqual({ q: kept });
  });

  test.each(['1 7', '0', 'con gà', '1 con gà', '12345', ''])('does not guess what "%s" means', (typed) => {
    expect(play(flow).type(typed).said).toEqual(['flow.several.not-understood', 't.q']);
  });

  test('takes words that the caller has understood, one or more, or all', () => {
    expect(play(flow).choose('linked').session.answers).toEqual({ q: ['linked'] });
    const several = { choices: ['linked', 'installed'] };
    expect(play(flow).type('…', several).session.answers).toEqual({ q: ['installed', 'linked'] });
    expect(play(flow).choose('all').session.answers).toEqual({ q: ['installed', 'signed-in', 'linked'] });
  });

  test('gathers taps, takes them back, and ends with "that is all"', () => {
    const player = play(flow);
    expect(player.offered).toEqual(['installed', 'signed-in', 'linked', 'all']);
    player.tap('linked').tap('installed').tap('linked').tap('signed-in');
    expect(player.session).toMatchObject({ node: 'q', picked: ['installed', 'signed-in'] });
    expect(player.offered).toContain('finish');
    expect(player.tap('finish').session).toMatchObject({
      node: 'after',
      answers: { q: ['installed', 'signed-in'] },
    });
    expect(player.session.picked).toBeUndefined();
  });

  test('adds typed numbers to what was tapped', () => {
    expect(play(flow).tap('linked').type('1').session.answers).toEqual({ q: ['installed', 'linked'] });
  });
});
