import { expect, test } from 'vitest';
import { createMakeScene } from '../../src/app/make-scene.ts';
import { createReadQuestion } from '../../src/app/queries/question-reader.ts';
import type { Dialogue } from '../../src/core/dialogue/dialogue.ts';
import type { Scene } from '../../src/core/dialogue/scene.ts';
import { offers } from '../../src/core/flow/offers.ts';
import { HELP } from '../../src/core/help/help-flow.ts';
import type { Choice } from '../../src/core/message/message.ts';
import { type Instant, instant } from '../../src/core/time/instant.ts';
import { content, createTestApp, type TestApp } from '../support/test-app.ts';

/*
 * Walks the whole product as a citizen: from every state that taps and good answers lead to. A state is the question
 * with its buttons, whatever was answered before. A batch hears many people at once, each put into a state of their own.
 */

/** What a person would type where no button answers, by what is awaited. */
const TYPED: Readonly<Record<string, string>> = {
  name: 'Lê Văn Thử',
  address: '12 xóm Đình, thôn 3, xã Nghĩa Trung',
  'citizen-id': '075190000001',
  plates: '60-B1 123.45',
  phone: '0912000001',
  number: '1990',
  text: 'xe màu đỏ, chở đất rơi vãi',
  moment: '07/11/2023 17:00',
  place: 'đường Trần Phú, phường Quyết Thắng',
  receipt: '1234 5678 9012 3456',
};
const BATCH = 100;
/** The same question is reached by many ways; guides are walked in full by a test of their own. */
const isDeep = (flow: string): boolean => content.catalogue.guides.has(flow) && flow !== 'find-guide';

interface State {
  readonly key: string;
  readonly dialogue: Dialogue;
  readonly choices: readonly Choice[];
  readonly typed: string | undefined;
  /** States that its buttons and words lead to. */
  readonly next: Set<string>;
}

test.each([
  // A row of one's own to correct, a request that somebody has taken.
  [
    'nghia-trung',
    '2025-12-22T08:00:00+07:00',
    ['declare', 'd-thon-3', 's-thon-3', 'help', 'talk', 'ask-right'],
    [
      ...[
        'tôi đã cài xong',
        'đồng ý',
        'cho tôi',
        'rồi',
        'thôn',
        '3',
        '1',
        'Lê Văn Thử',
        '5 xóm Đình',
        '075154000001',
      ],
      ...[
        'bỏ qua',
        'gửi',
        '/sua',
        '1',
        '1',
        'Lê Văn Thử',
        'cần người giúp',
        'thôn',
        '3',
        '1',
        'khó quá',
        'bỏ qua',
      ],
      ...['tổ: nhận việc 1', '/talk 1', 'chào cháu', '/dulieu', 'tổ: đã giúp xong 1'],
    ],
  ],
  ['loc-hoa', '2025-04-01T08:00:00+07:00', ['find-guide', 'd-to-ap-1', 'vnetraffic-report'], []],
  // A desk that takes tips in, and a receipt to look at.
  ['kon-tum', '2023-11-08T08:00:00+07:00', ['tip', 'receipt'], ['phản ánh vi phạm', 'gửi ở đây']],
])(
  'in %s every state has a way on, a way to a person in words and one by numbers',
  async (commune, at, expected, script) => {
    const app = await createTestApp(commune, instant(at));
    await app.play('tổ', 'helper', commune === 'nghia-trung' ? 'thon-3' : null);
    await app.play('bàn', 'receiver');
    try {
      const walk = createWalk(app, app.clock.now());
      const states = await walk.all(script);
      const flows = new Set([...states.values()].map(({ dialogue }) => dialogue.session?.flow ?? 'ways on'));
      expect(flows.size).toBeGreaterThan(40);
      for (const flow of expected) expect(flows).toContain(flow);

      const stuck = [...states.values()].filter(({ next }) => next.size === 0);
      expect(stuck.map(({ key }) => key)).toEqual([]);
      expect(await walk.deafTo('hỏi người', [...states.values()])).toEqual([]);
      expect(farFrom(states, 3)).toEqual([]);
      expect(app.errors).toEqual([]);
    } finally {
      await app.close();
    }
  },
  120_000,
);

/** Those with buttons from which no `taps` lead to a person. */
function farFrom(states: ReadonlyMap<string, State>, taps: number): readonly string[] {
  const near = new Set([...states.values()].filter(callsPerson).map(({ key }) => key));
  for (let tap = 1; tap < taps; tap++)
    for (const { key, next } of states.values())
      if ([...next].some((other) => near.has(other))) near.add(key);
  return [...states.values()]
    .filter(({ key, choices }) => choices.length > 0 && !near.has(key))
    .map(({ key }) => key);
}

/** A button of this question does it, or they are asking for somebody already. */
const callsPerson = ({ dialogue, choices }: State): boolean =>
  dialogue.session?.flow === HELP ||
  choices.some(
    ({ id, token }) => ['ask-human', 'human', 'help'].includes(id) || /^\/(human|talk|calloff)/.test(token),
  );

function createWalk(app: TestApp, at: Instant) {
  const door = app.web;
  const makeScene = createMakeScene({
    ...content,
    planner: app.planner,
    readQuestion: createReadQuestion(content.words),
  });
  let people = 0;

  function sceneOf(dialogue: Dialogue): Scene {
    const conversation = {
      channel: 'web',
      address: 'x',
      account: 'x',
      language: 'vi' as const,
      version: 1,
      dialogue,
    };
    return makeScene({ door, at, conversation, grants: [] });
  }

  function stateOf(dialogue: Dialogue): State {
    const { session, offered = [] } = dialogue;
    const flow = session && sceneOf(dialogue).flowFor(session.flow);
    const choices = session && flow ? offers(flow, session) : offered;
    const node = session && flow?.nodes[session.node];
    const wanted = node?.kind === 'ask' ? node.answer.type : undefined;
    const where = session ? `${session.flow}.${session.node}${session.doubt ? ' in doubt' : ''}` : 'ways on';
    const key = `${where}: ${choices.map(({ id, token }) => (session ? id : token)).join(' ')}`;
    return {
      key,
      dialogue,
      choices,
      typed: wanted === undefined ? undefined : TYPED[wanted],
      next: new Set(),
    };
  }

  /** Each of these said by somebody of their own in that state; returns where it led and what was answered. */
  async function hearAll(
    said: readonly { readonly from: Dialogue; readonly text: string; readonly token?: string }[],
  ) {
    const addresses = said.map(() => `đi-${++people}`);
    const contacts = addresses.map((address) => ({ channel: 'web', address }));
    await app.store.transaction(async (tx) => {
      const loaded = await tx.conversations.load(contacts);
      for (const [n, conversation] of loaded.entries())
        tx.conversations.save({ ...conversation, dialogue: said[n]?.from ?? conversation.dialogue });
    });
    await app.handleInbound(
      door,
      said.map(({ text, token }, n) => ({
        key: `walk-${addresses[n]}`,
        address: addresses[n] ?? '',
        at,
        heard: token === undefined ? { text } : { text: '', token },
      })),
    );
    const after = await app.store.transaction((tx) => tx.conversations.load(contacts));
    return after.map(({ address, dialogue }) => ({ address, dialogue: dialogue as Dialogue }));
  }

  return {
    async all(script: readonly string[]): Promise<ReadonlyMap<string, State>> {
      const [first] = await hearAll([{ from: { parked: [] }, text: 'xin chào' }]);
      const found = new Map<string, State>();
      const open: State[] = [];
      const meet = (dialogue: Dialogue): string => {
        const state = stateOf(dialogue);
        if (!found.has(state.key)) {
          found.set(state.key, state);
          open.push(state);
        }
        return state.key;
      };
      for (const text of [
        '',
        'tôi đã cài xong',
        'phản ánh vi phạm',
        'biên nhận',
        '/dulieu',
        '/ruthoi',
        '/xoa',
        'nhờ cán bộ xử lý',
      ]) {
        const [begun] = text === '' ? [first] : await hearAll([{ from: { parked: [] }, text }]);
        if (begun) meet(begun.dialogue);
      }
      for (const line of script) {
        const [words = '', who = 'bà'] = line.split(': ').toReversed();
        await app.say(who, words);
        const [bà] = await app.store.transaction((tx) =>
          tx.conversations.load([{ channel: 'web', address: 'bà' }]),
        );
        if (bà) meet(bà.dialogue as Dialogue);
      }
      while (open.length > 0) {
        const steps = open.splice(0, BATCH).flatMap((state) => {
          const { session } = state.dialogue;
          const isGuide = session !== undefined && isDeep(session.flow);
          const taps = state.choices.map(({ token }) => ({ from: state.dialogue, text: '', token, state }));
          const typed = state.typed === undefined ? [] : [{ from: state.dialogue, text: state.typed, state }];
          return isGuide ? taps.slice(0, 1) : [...taps, ...typed];
        });
        for (let n = 0; n < steps.length; n += BATCH) {
          const some = steps.slice(n, n + BATCH);
          const after = await hearAll(some);
          for (const [m, { dialogue }] of after.entries()) some[m]?.state.next.add(meet(dialogue));
        }
      }
      return found;
    },
    /** States in which these words bring no person, and no phone to call one. */
    async deafTo(words: string, states: readonly State[]): Promise<readonly string[]> {
      const deaf: string[] = [];
      for (let n = 0; n < states.length; n += BATCH) {
        const some = states.slice(n, n + BATCH);
        const after = await hearAll(some.map(({ dialogue }) => ({ from: dialogue, text: words })));
        await app.loop.drain();
        for (const [m, { address }] of after.entries()) {
          const answer = app.news(address).join('\n');
          if (!/1900\.0368|người giúp|trực ban/.test(answer))
            deaf.push(`${some[m]?.key} → ${answer.slice(0, 200)}`);
        }
      }
      return deaf;
    },
  };
}
