import { describe, expect, test } from 'vitest';
import { createFlow } from '../../../src/core/flow/create-flow.ts';
import { begin, step } from '../../../src/core/flow/engine.ts';
import { awaitsText, offers } from '../../../src/core/flow/offers.ts';
import { later } from '../../../src/core/time/instant.ts';
import { at, play } from './play.ts';

const guide = createFlow({
  id: 'guide',
  start: 'hello',
  nodes: {
    hello: { kind: 'tell', text: { key: 't.hello' }, next: 'device' },
    device: {
      kind: 'ask',
      text: { key: 't.device' },
      answer: {
        type: 'choice',
        of: [
          { id: 'android', label: { key: 'l.android' }, go: 'open' },
          { id: 'iphone', label: { key: 'l.iphone' } },
          { id: 'unsure', label: { key: 'l.unsure' }, help: 'which' },
        ],
      },
      once: true,
      next: 'apple',
    },
    which: { kind: 'tell', text: { key: 't.which' }, next: 'device' },
    open: { kind: 'step', text: { key: 't.open' }, stuck: 'open-help', next: 'finish' },
    'open-help': { kind: 'tell', text: { key: 't.open-help' }, next: 'open' },
    apple: { kind: 'step', text: { key: 't.apple' }, stuck: 'apple-why', next: 'finish' },
    'apple-why': {
      kind: 'ask',
      text: { key: 't.why' },
      human: true,
      answer: { type: 'choice', of: [{ id: 'full', label: { key: 'l.full' } }] },
      next: 'apple',
    },
    finish: { kind: 'enter', flow: 'next', carry: ['device', 'never-asked'] },
  },
});

describe('a guide', () => {
  test('says what needs no answer together with the first question', () => {
    const { said, offered, session } = play(guide);
    expect(said).toEqual(['t.hello', 't.device']);
    expect(offered).toEqual(['android', 'iphone', 'unsure']);
    expect(session).toMatchObject({ status: 'waiting', node: 'device', turn: 1, answers: {}, trail: [] });
  });

  test('keeps the answer and goes where the option leads', () => {
    expect(play(guide).choose('android').session).toMatchObject({
      node: 'open',
      answers: { device: 'android' },
    });
    expect(play(guide).choose('iphone').session).toMatchObject({
      node: 'apple',
      answers: { device: 'iphone' },
    });
  });

  test('takes an option that only helps for no answer', () => {
    const { said, session } = play(guide).choose('unsure');
    expect(said).toEqual(['t.which', 't.device']);
    expect(session).toMatchObject({ node: 'device', answers: {}, trail: [] });
  });

  test('helps whoever is stuck with that very step, and returns to it', () => {
    const { said, session } = play(guide).choose('android').choose('stuck');
    expect(said).toEqual(['t.open-help', 't.open']);
    expect(session.node).toBe('open');
  });

  test('calls a person from a step and from its help, and stays where it was', () => {
    const player = play(guide).choose('iphone').tap('ask-human');
    expect(player.effects[0]).toEqual({
      type: 'ask-human',
      about: 'guide.apple',
      answers: { device: 'iphone' },
    });
    expect(player.said).toEqual(['t.apple']);
    player.choose('stuck').choose('ask-human');
    expect(player.effects[0]).toMatchObject({ type: 'ask-human', about: 'guide.apple-why' });
    expect(player.session.node).toBe('apple-why');
  });

  test('ends by entering the next flow, with the answers it carries', () => {
    const { effects, session } = play(guide).choose('android').choose('done');
    expect(effects).toEqual([{ type: 'enter', flow: 'next', answers: { device: 'android' } }]);
    expect(session.status).toBe('ended');
  });

  test('does not ask again what it was told on entering', () => {
    expect(play(guide, { device: 'iphone' }).session).toMatchObject({ node: 'apple', trail: [] });
  });

  test('says kindly that it did not understand, and loses nothing', () => {
    const player = play(guide).choose('android');
    const before = player.session;
    player.type('con gà');
    expect(player.said).toEqual(['flow.not-understood', 't.open']);
    expect(player.session).toEqual(before);
  });

  test('believes no choice that is not offered', () => {
    expect(play(guide).choose('done').said).toEqual(['flow.not-understood', 't.device']);
  });

  test('asks the same again after a side question, with buttons that still work', () => {
    const player = play(guide).choose('android');
    const button = player.tokenOf('done');
    expect(player.askAgain().said).toEqual(['t.open']);
    expect(player.tapToken(button).session.status).toBe('ended');
  });

  test('does nothing more once it has ended', () => {
    const ended = play(guide).choose('android').choose('done').session;
    expect(step(guide, ended, { type: 'heard', heard: { text: 'xong' }, choice: 'done', at })).toEqual({
      session: ended,
      effects: [],
    });
  });

  test('begins anew when it is started again', () => {
    const { session } = play(guide).choose('android');
    expect(step(guide, session, { type: 'started' })).toEqual(begin(guide));
  });
});

describe('going back', () => {
  test('leads through the questions that were asked, not through what was only said', () => {
    const player = play(guide).choose('iphone').choose('stuck');
    expect(player.session.trail).toEqual(['device', 'apple']);
    expect(player.back().session.node).toBe('apple');
    const { session } = player.back();
    expect(session).toMatchObject({ node: 'device', trail: [] });
    expect(session.answers).toEqual({});
  });

  test('says so at the first question, and stays', () => {
    const player = play(guide);
    const before = player.session;
    expect(player.back().said).toEqual(['flow.first', 't.device']);
    expect(player.session).toEqual(before);
  });

  test('does not grow longer by going round through help', () => {
    const player = play(guide).choose('iphone');
    for (let round = 0; round < 20; round++) player.choose('stuck').choose('full');
    expect(player.session).toMatchObject({ node: 'apple', trail: ['device'] });
  });

  test('forgets the answer that is asked anew, so that a way not taken leaves no answer behind', () => {
    const player = play(guide).choose('iphone').choose('stuck').choose('full').back().choose('android');
    expect(player.session.answers).toEqual({ 'apple-why': 'full', device: 'android' });
  });
});

describe('an old button', () => {
  test('of an earlier question is recognised, though the choice exists here too', () => {
    const player = play(guide).choose('iphone');
    const old = player.tokenOf('done');
    player.choose('stuck').choose('full');
    const before = player.session;
    player.tapToken(old);
    expect(player.said).toEqual(['flow.stale', 't.apple']);
    expect(player.session).toEqual(before);
  });

  test('tapped twice answers one question only', () => {
    const player = play(guide).choose('iphone').choose('stuck');
    const button = player.tokenOf('full');
    player.tapToken(button).tapToken(button);
    expect(player.said).toEqual(['flow.stale', 't.apple']);
  });

  test.each([
    ['another flow', 'other~REV~device~1~android'],
    ['another node', 'guide~REV~open~1~android'],
    ['another turn', 'guide~REV~device~2~android'],
    ['a choice that is not offered', 'guide~REV~device~1~done'],
  ])('that differs by %s alone is no answer', (_, token) => {
    const revision = guide.revision.toString(36);
    expect(play(guide).tapToken(token.replace('REV', revision)).said).toEqual(['flow.stale', 't.device']);
    expect(play(guide).tapToken(`guide~${revision}~device~1~android`).session.node).toBe('open');
  });

  test('of an earlier conversation is recognised when conversations begin by the clock', () => {
    const old = offers(guide, begin(guide, {}, at).session)[0]?.token ?? '';
    const { session } = begin(guide, {}, later(at, 1000));
    const tapped = step(guide, session, { type: 'heard', heard: { text: '', token: old }, at });
    expect(tapped.session).toEqual(session);
  });

  test.each([
    '',
    'guide',
    'guide~1~device~1',
    'other~1~device~1~android',
    '~~~~',
    '!menu',
    'guide~zz~device~1~android',
  ])('that reads "%s" is no answer', (token) => {
    expect(play(guide).tapToken(token).said).toEqual(['flow.stale', 't.device']);
  });
});

test('a flow that goes round without asking ends in a recorded failure, and does nothing else', () => {
  const circle = createFlow({
    id: 'circle',
    start: 'a',
    nodes: {
      a: { kind: 'record', what: 'x', next: 'b' },
      b: { kind: 'tell', text: { key: 't.b' }, next: 'a' },
    },
  });
  const { session, effects } = begin(circle);
  expect(session.status).toBe('failed');
  expect(effects).toEqual([{ type: 'give-up', reason: expect.stringContaining('more than 100 nodes') }]);
});

test('a branch goes by an answer, by the first of several that has a way, or on', () => {
  const flow = createFlow({
    id: 'ways',
    start: 'what',
    nodes: {
      what: {
        kind: 'ask',
        text: { key: 't.what' },
        answer: {
          type: 'several',
          of: ['a', 'b', 'c'].map((id) => ({ id, label: { key: `l.${id}` } })),
        },
        next: 'which',
      },
      which: { kind: 'branch', on: 'what', when: { c: 'see-c', b: 'see-b' }, next: 'neither' },
      'see-b': { kind: 'tell', text: { key: 't.b' }, next: 'end' },
      'see-c': { kind: 'tell', text: { key: 't.c' }, next: 'end' },
      neither: { kind: 'tell', text: { key: 't.neither' }, next: 'end' },
    },
  });
  expect(play(flow).type('1').said).toEqual(['t.neither']);
  expect(play(flow).type('1 3').said).toEqual(['t.c']);
  expect(play(flow).type('2 3').said).toEqual(['t.b']);
});

test('a command is run with its words and with an answer, a person is called, and the flow goes on', () => {
  const flow = createFlow({
    id: 'doing',
    start: 'which',
    nodes: {
      which: { kind: 'ask', text: { key: 't.which' }, answer: { type: 'number', min: 1 }, next: 'go' },
      go: { kind: 'run', command: 'withdraw', args: 'thon-1', from: 'which', next: 'call' },
      call: { kind: 'human', next: 'bye' },
      bye: { kind: 'tell', text: { key: 't.bye' }, shows: ['which'], next: 'end' },
    },
  });
  expect(play(flow).type('7').effects).toEqual([
    { type: 'run', command: 'withdraw', args: 'thon-1 7' },
    { type: 'ask-human', about: 'doing.call', answers: { which: 7 } },
    { type: 'say', say: { parts: [{ key: 't.bye', params: { which: 7 } }], choices: [] } },
  ]);
});

test('only a text, a name or an address can be any words at all', () => {
  const open = (type: 'text' | 'name' | 'address' | 'phone' | 'plates' | 'citizen-id') => {
    const flow = createFlow({
      id: 'open',
      start: 'q',
      nodes: { q: { kind: 'ask', text: { key: 't.q' }, answer: { type }, next: 'end' } },
    });
    return awaitsText(flow, begin(flow).session);
  };
  expect((['text', 'name', 'address'] as const).map(open)).toEqual([true, true, true]);
  expect((['phone', 'plates', 'citizen-id'] as const).map(open)).toEqual([false, false, false]);
  expect(awaitsText(guide, begin(guide).session)).toBe(false);
});

test('answers and ways called like parts of every object are not found where there are none', () => {
  const flow = createFlow({
    id: 'odd',
    start: 'q',
    nodes: {
      q: {
        kind: 'ask',
        text: { key: 't.q' },
        answer: { type: 'text' },
        save: 'constructor',
        once: true,
        next: 'way',
      },
      way: { kind: 'branch', on: 'constructor', when: { a: 'end' }, next: 'bye' },
      bye: { kind: 'tell', text: { key: 't.bye' }, next: 'end' },
    },
  });
  const player = play(flow);
  expect(player.said).toEqual(['t.q']);
  expect(player.type('constructor').said).toEqual(['t.bye']);
});
