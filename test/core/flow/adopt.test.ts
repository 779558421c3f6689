import { describe, expect, test } from 'vitest';
import { createFlow } from '../../../src/core/flow/create-flow.ts';
import { adopt, step } from '../../../src/core/flow/engine.ts';
import type { Node, Option } from '../../../src/core/flow/flow.ts';
import { at, play, stored } from './play.ts';

const option = (id: string, label = `l.${id}`): Option => ({ id, label: { key: label } });
const pick = (of: readonly Option[], next = 'where'): Node => ({
  kind: 'ask',
  text: { key: 't.pick' },
  answer: { type: 'choice', of },
  next,
});
const where: Node = { kind: 'ask', text: { key: 't.where' }, answer: { type: 'address' }, next: 'end' };
const flowOf = (nodes: Record<string, Node>, start = 'pick') => createFlow({ id: 'f', start, nodes });

const before = flowOf({ pick: pick([option('a'), option('b')]), where });

describe('a session of an older revision', () => {
  test('goes on without a word while the same is being asked', () => {
    const after = flowOf({ pick: pick([option('a'), option('b'), option('c')]), where });
    const { session } = play(before).choose('b');
    expect(adopt(after, stored(session))).toEqual({
      session: { ...session, revision: after.revision },
      effects: [],
    });
    const heard = { type: 'heard', heard: { text: 'Thôn 1' }, at } as const;
    expect(step(after, session, heard).session).toMatchObject({
      status: 'ended',
      answers: { pick: 'b', where: 'Thôn 1' },
    });
  });

  test('goes on also in the middle of a doubt', () => {
    const plates: Node = { kind: 'ask', text: { key: 't.p' }, answer: { type: 'plates' }, next: 'end' };
    const { session } = play(flowOf({ pick: plates })).type('51T11234');
    const after = flowOf({ pick: { ...plates, next: 'where' }, where });
    expect(
      step(after, session, { type: 'heard', heard: { text: '' }, choice: 'car', at }).session,
    ).toMatchObject({
      node: 'where',
      answers: { pick: ['51T-112.34'] },
    });
  });

  test('is asked again, before any answer is taken, where the options have changed', () => {
    const after = flowOf({ pick: pick([option('b'), option('a')]), where });
    const { session } = play(before);
    const next = step(after, session, { type: 'heard', heard: { text: '1' }, choice: 'b', at });
    expect(next.session).toMatchObject({ node: 'pick', answers: {}, revision: after.revision });
    expect(next.effects).toMatchObject([{ say: { parts: [{ key: 'flow.changed' }, { key: 't.pick' }] } }]);
  });

  test('of which nothing lasts, such as a menu, says that its choices are others, unless it is shown again anyway', () => {
    const menu = (...options: readonly Option[]) => ({
      ...flowOf({ pick: pick(options, 'end') }),
      fleeting: true as const,
    });
    const after = menu(option('b'), option('c'));
    const { session } = play(menu(option('a'), option('b')));
    const chosen = step(after, session, { type: 'heard', heard: { text: '1' }, choice: 'b', at });
    expect(chosen.session).toMatchObject({ node: 'pick', answers: {} });
    expect(chosen.effects).toMatchObject([{ say: { parts: [{ key: 'flow.changed-choices' }, {}] } }]);
    const { effects } = step(after, session, { type: 'asked-again' });
    expect(effects).toMatchObject([{ say: { parts: [{ key: 't.pick' }] } }]);
  });

  test('is asked again where an option now stands for another thing under the same id', () => {
    const unit = (name: string): Option => ({ id: 'u1', label: { key: 'plain', params: { text: name } } });
    const { session } = play(flowOf({ pick: pick([unit('Thôn 1')], 'end') }));
    const renamed = flowOf({ pick: pick([unit('Thôn 2')], 'end') });
    expect(adopt(renamed, session).effects).toMatchObject([
      { say: { parts: [{ key: 'flow.changed' }, {}] } },
    ]);
  });

  test('is asked again where the question now wants another kind of answer', () => {
    const after = flowOf({
      pick: pick([option('a'), option('b')]),
      where: { ...where, answer: { type: 'name' } } as Node,
    });
    const { session } = play(before).choose('a');
    expect(step(after, session, { type: 'heard', heard: { text: 'Thôn 1' }, at }).session).toMatchObject({
      node: 'where',
      answers: { pick: 'a' },
    });
  });

  test('begins again where the question is gone, with the answers that still are answers', () => {
    const after = flowOf(
      {
        first: { kind: 'tell', text: { key: 't.first' }, next: 'pick' },
        pick: { ...(pick([option('b'), option('c')], 'name') as object), once: true } as Node,
        name: { kind: 'ask', text: { key: 't.name' }, answer: { type: 'name' }, next: 'end' },
      },
      'first',
    );
    const kept = adopt(after, play(before).choose('b').session);
    expect(kept.session).toMatchObject({ node: 'name', answers: { pick: 'b' }, trail: [] });
    expect(kept.effects).toMatchObject([
      { say: { parts: [{ key: 'flow.changed' }] } },
      { say: { parts: [{ key: 't.first' }] } },
      { say: { parts: [{ key: 't.name' }] } },
    ]);
    const lost = adopt(after, play(before).choose('a').session);
    expect(lost.session).toMatchObject({ node: 'pick', answers: {} });
  });

  test('has a way back through the questions that are still there', () => {
    const { session } = play(before).choose('a');
    const after = flowOf({ start: { kind: 'tell', text: { key: 't.s' }, next: 'where' }, where }, 'start');
    expect(adopt(after, session).session.trail).toEqual([]);
  });

  test('never goes back to a button number that was used before', () => {
    const { session } = play(before).choose('a');
    const after = flowOf({ pick: pick([option('a')], 'end') });
    expect(adopt(after, session).session.turn).toBeGreaterThan(session.turn);
  });

  test('that has ended stays as it was', () => {
    const { session } = play(before).choose('a').type('Thôn 1');
    expect(adopt(flowOf({ where }, 'where'), session)).toEqual({ session, effects: [] });
  });
});

describe('the revision', () => {
  const revision = (of: readonly Option[], text = 't.pick') =>
    flowOf({ pick: { ...(pick(of, 'end') as object), text: { key: text } } as Node }).revision;

  test('is the same for the same structure, and with another wording', () => {
    expect(revision([option('a')])).toBe(revision([option('a')]));
    expect(revision([option('a', 'l.other')], 't.other')).toBe(revision([option('a')]));
  });

  test('is another one with other ids, order, ways or names', () => {
    const named = (name: string) => ({ ...option('a'), label: { key: 'plain', params: { text: name } } });
    const all = [
      revision([option('a')]),
      revision([option('b')]),
      revision([option('a'), option('b')]),
      revision([option('b'), option('a')]),
      revision([{ ...option('a'), go: 'pick' }]),
      revision([named('Thôn 1')]),
      revision([named('Thôn 2')]),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test('fits into four characters of a button', () => {
    for (let n = 0; n < 200; n++)
      expect(revision([option(`a${n}`)]).toString(36).length).toBeLessThanOrEqual(4);
  });
});
