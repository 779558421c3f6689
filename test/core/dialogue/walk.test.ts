import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grant } from '../../../src/core/access/access.ts';
import { type Dialogue, emptyDialogue } from '../../../src/core/dialogue/dialogue.ts';
import { hear } from '../../../src/core/dialogue/hear.ts';
import type { Scene } from '../../../src/core/dialogue/scene.ts';
import { offers } from '../../../src/core/flow/offers.ts';
import type { Choice, Heard } from '../../../src/core/message/message.ts';
import { correctFlowId } from '../../../src/core/report/correct-flow.ts';
import { listOf } from '../../../src/core/report/list-of.ts';
import { reportFlowId } from '../../../src/core/report/report-flow.ts';
import { DAY, type Instant, later } from '../../../src/core/time/instant.ts';
import { findSample, sampleStart } from '../../../src/stage/sample.ts';
import { content } from '../../support/test-app.ts';
import { carryOut, sceneOf } from './talk.ts';

interface Place {
  readonly commune: string;
  readonly at: Instant;
  readonly grants: readonly Grant[];
  /** Everything that can be entered by this person. */
  readonly flows: readonly string[];
}

const guides = [...content.catalogue.guides.keys()];

/** Each commune as a citizen, as its officer, and as the head of one unit of each kind that keeps a list. */
const places: readonly Place[] = [...content.catalogue.communes.values()].flatMap(
  ({ commune, units, campaigns }) =>
    campaigns.flatMap((campaign): Place[] => {
      const at = sampleStart(findSample(content.catalogue.communes, `${commune.id}/${campaign.id}`));
      const base = { commune: commune.id, at };
      const kinds = Map.groupBy(
        units.filter((unit) => listOf(campaign, unit)),
        ({ kind }) => kind,
      );
      return [
        { ...base, grants: [], flows: guides },
        { ...base, grants: [{ role: 'officer', commune: commune.id, unit: null }], flows: guides },
        ...[...kinds.values()].map(([unit]) => {
          const id = unit?.id ?? '';
          const grants: Grant[] = [{ role: 'head', commune: commune.id, unit: id }];
          return { ...base, grants, flows: [reportFlowId(id), correctFlowId(id), ...guides] };
        }),
      ];
    }),
);

const words = fc.constantFrom(
  ...[
    '1',
    '2',
    '3',
    '4',
    '7',
    '99',
    'xong',
    'chưa được',
    'hỏi người',
    'có',
    'không',
    'bỏ qua',
    'đúng',
    'gửi',
    'hủy',
  ],
  ...['quay lại', 'bat dau lai', 'dừng', 'tiếp tục', 'trợ giúp', 'menu', 'chào', 'english', 'dung', 'thôi'],
  ...['tổng', 'tong thon 3', 'ai chưa nộp', 'nộp', 'danh sách', 'sửa 1', 'rút 1', 'báo cáo', 'mời thôn 3'],
  ...[
    '/tong',
    '/nop',
    '/start',
    '/start ABCDE-FGHJK',
    '/khong-co',
    'Android',
    'iPhone',
    'Tất cả',
    '1 2',
    '1, 3 và 2',
  ],
  ...[
    'Nguyễn Văn Thử',
    'Nguyễn Văn Thử'.normalize('NFD'),
    'thôn 1, xã Mẫu',
    '001099000001',
    '1099000001',
    '0900000001',
  ],
  ...[
    '60-B1 123.45',
    '60B12345',
    '36A-123.45, 60B1 123.45',
    '1999',
    '2',
    'không có xe',
    '👍',
    '?',
    ' ',
    'constructor',
  ],
);

type Step =
  | { readonly type: 'says'; readonly text: string }
  | { readonly type: 'taps'; readonly pick: number; readonly old: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: words.map((text): Step => ({ type: 'says', text })) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }).map((text): Step => ({ type: 'says', text })),
  },
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('taps' as const), pick: fc.nat(1000), old: fc.constant(false) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('taps' as const), pick: fc.nat(1000), old: fc.constant(true) }),
  },
);

const walk = fc.record({
  place: fc.constantFrom(...places),
  start: fc.nat(1000),
  steps: fc.array(step, { minLength: 4, maxLength: 10 }),
});

function toHeard(one: Step, shown: readonly Choice[]): Heard {
  if (one.type === 'says') return { text: one.text };
  const choices = one.old ? shown : shown.slice(-8);
  const token = choices[one.pick % Math.max(choices.length, 1)]?.token;
  return token === undefined ? { text: 'xong' } : { text: '', token };
}

/** What the person can do next: buttons of now, or words that are awaited. */
function canGoOn({ session, offered = [] }: Dialogue, scene: Scene): boolean {
  const flow = session && scene.flowFor(session.flow);
  if (session === undefined || flow === undefined) return offered.length > 0;
  const node = flow.nodes[session.node];
  const takesWords = node?.kind === 'ask' && !('of' in node.answer);
  return session.status === 'waiting' && (takesWords || offers(flow, session).length > 0);
}

describe('whoever wanders through all guides and lists at random', () => {
  test('never breaks anything, is always answered, and always has a way on and a way to the menu', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(walk, ({ place, start, steps }) => {
        let dialogue = emptyDialogue;
        let shown: readonly Choice[] = [];
        const first: Heard = { text: '', start: place.flows[start % place.flows.length] as string };
        for (const [n, one] of [undefined, ...steps].entries()) {
          const scene = sceneOf({ ...place, at: later(place.at, n * 60_000) });
          const heard = one === undefined ? first : toHeard(one, shown);
          const kept = JSON.parse(JSON.stringify(dialogue)) as Dialogue;
          expect(kept).toEqual(dialogue);
          const { says, dialogue: after } = carryOut(hear(kept, heard, scene), scene);

          expect(says.some(({ parts }) => parts.length > 0)).toBe(true);
          expect(canGoOn(after, scene)).toBe(true);

          if (after.session) seen.add(after.session.flow);
          shown = [...shown, ...says.flatMap(({ choices }) => choices)];
          dialogue = after;
        }
        const scene = sceneOf({ ...place, at: later(place.at, DAY) });
        expect(carryOut(hear(dialogue, { text: 'menu' }, scene), scene).dialogue.session?.flow).toBe(
          scene.home,
        );
      }),
      { numRuns: 2_000, seed: 20251222 },
    );
    // A walk that never left the menu would prove nothing.
    expect([...seen].filter((flow) => guides.includes(flow)).length).toBe(guides.length);
    expect([...seen].some((flow) => flow.startsWith('c-'))).toBe(true);
  }, 60_000);
});
