import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adopt, begin, step } from '../../../src/core/flow/engine.ts';
import { answerKey, type Flow } from '../../../src/core/flow/flow.ts';
import { offers } from '../../../src/core/flow/offers.ts';
import type { Event, Session, Step } from '../../../src/core/flow/session.ts';
import { readToken } from '../../../src/core/flow/token.ts';
import { at, stored } from './play.ts';
import { anyFlow } from './random-flows.ts';

/** What a person may do next; which button of how long ago is meant is decided when it happens. */
type Act =
  | { readonly type: 'type'; readonly text: string; readonly choice: number }
  | { readonly type: 'tap'; readonly button: number; readonly ago: number }
  | { readonly type: 'back' | 'again' | 'start' };

const typed = fc.oneof(
  fc.constantFrom(
    '1',
    '1 2',
    'xong',
    'Nguyễn Văn Thử',
    '001099000001',
    '51T11234',
    '0912000001',
    '1,234',
    '',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('type' as const), text: typed, choice: fc.nat(6) }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('tap' as const), button: fc.nat(6), ago: fc.nat(4) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('back' as const, 'again' as const) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'start' } as const) },
);
const acts = fc.array(act, { maxLength: 30 });

/** Plays it through JSON, and hands every step to `see`. */
function run(
  flow: Flow,
  doing: readonly Act[],
  see: (before: Session, event: Event, after: Step) => void,
): Step {
  let now = begin(flow);
  const shown: string[][] = [tokens(flow, now.session)];
  for (const each of doing) {
    const before = stored(now.session);
    const event = eventOf(flow, before, each, shown);
    now = step(flow, before, event);
    see(before, event, now);
    shown.push(tokens(flow, now.session));
  }
  return now;
}

const tokens = (flow: Flow, session: Session): string[] => offers(flow, session).map(({ token }) => token);

function eventOf(flow: Flow, session: Session, each: Act, shown: readonly string[][]): Event {
  switch (each.type) {
    case 'type': {
      const choice = offers(flow, session)[each.choice]?.id;
      return { type: 'heard', heard: { text: each.text }, at, ...(choice !== undefined && { choice }) };
    }
    case 'tap': {
      const token = shown.at(-1 - each.ago)?.[each.button] ?? 'any~1~n0~1~done';
      return { type: 'heard', heard: { text: '', token }, at };
    }
    case 'back':
      return { type: 'went-back' };
    case 'again':
      return { type: 'asked-again' };
    case 'start':
      return { type: 'started' };
  }
}

const many = { numRuns: 500 };

describe('whatever the flow and whatever is said', () => {
  test('nothing is thrown, and the session is plain JSON', () => {
    fc.assert(
      fc.property(anyFlow, acts, (flow, doing) => {
        run(flow, doing, (_, __, { session }) => expect(stored(session)).toEqual(session));
      }),
      many,
    );
  });

  test('whoever waits has been asked something; whoever gave up did nothing else', () => {
    fc.assert(
      fc.property(anyFlow, acts, (flow, doing) => {
        run(flow, doing, (before, _, { session, effects }) => {
          const last = effects.at(-1);
          if (session.status === 'waiting') {
            expect(last).toMatchObject({ type: 'say', say: { choices: offers(flow, session) } });
          }
          const failedNow = session.status === 'failed' && before.status === 'waiting';
          expect(effects.some(({ type }) => type === 'give-up')).toBe(failedNow);
          if (failedNow) expect(effects).toHaveLength(1);
        });
      }),
      many,
    );
  });

  test('one event never sets off more than a hundred nodes', () => {
    fc.assert(
      fc.property(anyFlow, acts, (flow, doing) => {
        run(flow, doing, (_, __, { effects }) => expect(effects.length).toBeLessThanOrEqual(102));
      }),
      many,
    );
  });

  test('a button that is not of this very question changes nothing', () => {
    fc.assert(
      fc.property(anyFlow, acts, (flow, doing) => {
        run(flow, doing, (before, event, { session }) => {
          if (event.type !== 'heard' || event.heard.token === undefined) return;
          if (!tokens(flow, before).includes(event.heard.token)) expect(session).toEqual(before);
        });
      }),
      many,
    );
  });

  test('every button fits into 64 bytes and reads back as what it is', () => {
    fc.assert(
      fc.property(anyFlow, acts, (flow, doing) => {
        const { session } = run(flow, doing, () => {});
        for (const { id, token } of offers(flow, session)) {
          expect(new TextEncoder().encode(token).length).toBeLessThanOrEqual(64);
          expect(readToken(token)).toEqual({
            flow: 'any',
            revision: flow.revision,
            node: session.node,
            turn: session.turn,
            choice: id,
          });
        }
      }),
      many,
    );
  });

  test('the way back never holds a question twice, and leads to the first one in the end', () => {
    fc.assert(
      fc.property(anyFlow, acts, (flow, doing) => {
        let { session } = run(flow, doing, () => {});
        expect(new Set(session.trail).size).toBe(session.trail.length);
        if (session.status !== 'waiting') return;
        // Once more than there are questions, for a doubt on the way.
        for (let n = 0; n < 10; n++) session = step(flow, session, { type: 'went-back' }).session;
        expect(session.trail).toEqual([]);
      }),
      many,
    );
  });

  test('asking again changes nothing', () => {
    fc.assert(
      fc.property(anyFlow, acts, (flow, doing) => {
        const { session } = run(flow, doing, () => {});
        expect(step(flow, session, { type: 'asked-again' }).session).toEqual(session);
      }),
      many,
    );
  });
});

test('a conversation begun under any other revision goes on, or begins again with answers that fit', () => {
  fc.assert(
    fc.property(anyFlow, anyFlow, acts, (older, flow, doing) => {
      const { session: before } = run(older, doing, () => {});
      const { session, effects } = adopt(flow, stored(before));
      expect(stored(session)).toEqual(session);
      if (before.status !== 'waiting' || older.revision === flow.revision) return;
      const keys = Object.entries(flow.nodes).flatMap(([id, node]) =>
        node.kind === 'ask' ? [answerKey(id, node)] : [],
      );
      if (session.status !== 'failed') expect(session.revision).toBe(flow.revision);
      if (session.status === 'waiting')
        expect(keys).toEqual(expect.arrayContaining(Object.keys(session.answers)));
      let back = session;
      for (let n = 0; n < 10 && back.status === 'waiting'; n++) {
        const { session: earlier, effects: said } = step(flow, back, { type: 'went-back' });
        const last = said.at(-1);
        expect(last?.type === 'say' ? last.say.parts : []).not.toEqual([]);
        back = earlier;
      }
      // Silence means that the very same thing is being asked.
      if (effects.length === 0) {
        expect(offers(flow, session).map(({ id }) => id)).toEqual(offers(older, before).map(({ id }) => id));
      }
    }),
    many,
  );
});
