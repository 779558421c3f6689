import { describe, expect, test } from 'vitest';
import { createFlow } from '../../../src/core/flow/create-flow.ts';
import { play } from './play.ts';

const report = createFlow({
  id: 'report',
  start: 'name',
  nodes: {
    name: {
      kind: 'ask',
      text: { key: 't.name' },
      label: { key: 'l.name' },
      answer: { type: 'name' },
      next: 'way',
    },
    way: {
      kind: 'ask',
      text: { key: 't.way' },
      label: { key: 'l.way' },
      answer: {
        type: 'choice',
        of: [
          { id: 'bike', label: { key: 'l.bike' }, go: 'plates' },
          { id: 'foot', label: { key: 'l.foot' }, go: 'done' },
        ],
      },
      next: 'end',
    },
    plates: {
      kind: 'ask',
      text: { key: 't.plates' },
      label: { key: 'l.plates' },
      answer: { type: 'plates' },
      next: 'done',
    },
    done: {
      kind: 'ask',
      text: { key: 't.done' },
      answer: { type: 'several', of: ['a', 'b'].map((id) => ({ id, label: { key: `l.${id}` } })) },
      next: 'phone',
    },
    phone: {
      kind: 'ask',
      text: { key: 't.phone' },
      label: { key: 'l.phone' },
      answer: { type: 'phone' },
      optional: true,
      next: 'check',
    },
    check: {
      kind: 'review',
      text: { key: 't.check' },
      of: ['name', 'way', 'plates', 'done', 'phone'],
      next: 'save',
      cancel: 'drop',
    },
    save: { kind: 'record', what: 'entry', next: 'end' },
    drop: { kind: 'tell', text: { key: 't.drop' }, next: 'end' },
  },
});

const filled = () =>
  play(report).type('Nguyễn Văn Thử').choose('bike').type('60-B1 123.45').type('1 2').tap('skip');

/** "l.name=…" for every line of the list that was shown. */
const lines = (value: unknown): string[] => {
  const { key, params = {} } = value as { key: string; params?: Record<string, unknown> };
  if (key === 'flow.lines') return [...lines(params['first']), ...lines(params['others'])];
  return [`${(params['label'] as { key: string }).key}=${JSON.stringify(params['value'])}`];
};

describe('a review', () => {
  test('reads back every answer in words, and what was left out on purpose', () => {
    const { parts, offered } = filled();
    expect(parts[0]).toEqual({ key: 't.check' });
    expect(lines(parts[1])).toEqual([
      'l.name="Nguyễn Văn Thử"'.replace(
        '"Nguyễn Văn Thử"',
        '{"key":"plain","params":{"text":"Nguyễn Văn Thử"}}',
      ),
      'l.way={"key":"l.bike"}',
      'l.plates={"key":"plain","params":{"text":"60B1-123.45"}}',
      't.done={"key":"flow.list","params":{"first":{"key":"l.a"},"others":{"key":"l.b"}}}',
      'l.phone={"key":"flow.review.skipped"}',
    ]);
    expect(offered).toEqual(['send', 'fix-1', 'fix-2', 'fix-3', 'fix-4', 'fix-5', 'cancel']);
  });

  test('does not mention a question on a way that was not taken', () => {
    const { offered } = play(report).type('Nguyễn Văn Thử').choose('foot').type('4').type('1').tap('skip');
    expect(offered).not.toContain('fix-3');
  });

  test('records what was sent', () => {
    const { effects, session } = filled().choose('send');
    expect(session.status).toBe('ended');
    expect(effects).toEqual([
      {
        type: 'record',
        what: 'entry',
        answers: { name: 'Nguyễn Văn Thử', way: 'bike', plates: ['60B1-123.45'], done: ['a', 'b'] },
      },
    ]);
  });

  test('records nothing when it is cancelled', () => {
    const { said, effects } = filled().choose('cancel');
    expect(said).toEqual(['t.drop']);
    expect(effects.some(({ type }) => type === 'record')).toBe(false);
  });

  test('corrects one answer and comes back, keeping the way that led here', () => {
    const player = filled();
    const { trail } = player.session;
    player.choose('fix-1');
    expect(player.said).toEqual(['t.name']);
    player.type('Trần Thị Thử');
    expect(player.session).toMatchObject({
      node: 'check',
      trail,
      answers: { name: 'Trần Thị Thử', way: 'bike' },
    });
  });

  test('comes back also when the correction was in doubt, refused, skipped or a choice with a way of its own', () => {
    expect(filled().choose('fix-3').type('51T11234').tap('car').session.node).toBe('check');
    expect(filled().choose('fix-3').type('abc').type('60-B1 999.99').session.node).toBe('check');
    expect(filled().choose('fix-5').type('0912000001').choose('fix-5').tap('skip').session).toMatchObject({
      node: 'check',
      answers: { name: 'Nguyễn Văn Thử' },
    });
    expect(filled().choose('fix-2').choose('foot').session).toMatchObject({
      node: 'check',
      answers: { way: 'foot' },
    });
  });

  test('is where going back from a correction leads, with the old answer', () => {
    const player = filled().choose('fix-1').back();
    expect(player.session).toMatchObject({ node: 'check', answers: { name: 'Nguyễn Văn Thử' } });
    expect(player.back().session.node).toBe('phone');
  });

  test('ends the correction also when help leads back to it', () => {
    const flow = createFlow({
      id: 'round',
      start: 'way',
      nodes: {
        way: {
          kind: 'ask',
          text: { key: 't.way' },
          answer: {
            type: 'choice',
            of: [
              { id: 'foot', label: { key: 'l.foot' } },
              { id: 'unsure', label: { key: 'l.unsure' }, help: 'check' },
            ],
          },
          next: 'check',
        },
        check: { kind: 'review', text: { key: 't.check' }, of: ['way'], next: 'end', cancel: 'end' },
      },
    });
    const { session } = play(flow).choose('foot').choose('fix-1').choose('unsure');
    expect(session).toMatchObject({ node: 'check', trail: ['way'] });
    expect(session.returnTo).toBeUndefined();
  });

  test('asks again what it does not understand', () => {
    expect(filled().type('gì cơ').said.slice(0, 2)).toEqual(['flow.not-understood', 't.check']);
  });
});
