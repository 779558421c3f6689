import { describe, expect, test } from 'vitest';
import { behindLastStep } from '../../../src/core/flow/behind-last-step.ts';
import { createFlow } from '../../../src/core/flow/create-flow.ts';
import { guideProgress, hardest } from '../../../src/core/report/guide-progress.ts';
import { content } from '../../support/test-app.ts';

const { guides } = content.catalogue;
const count = (step: string, reached: number, standing = 0, asked = 0) => ({
  guide: 'vneid-install',
  step,
  reached,
  standing,
  asked,
});

test('behind the last step of every guide there is no step, and before it there is one', () => {
  for (const [id, flow] of guides) {
    const behind = behindLastStep(flow);
    const steps = Object.entries(flow.nodes).filter(([, { kind }]) => kind === 'step');
    expect(steps.filter(([step]) => behind.has(step))).toEqual([]);
    if (id !== 'find-guide') expect(behind.has(flow.start)).toBe(false);
  }
  expect([...behindLastStep(guides.get('vneid-install') as never)]).toContain('and-then');
  expect([...behindLastStep(guides.get('vneid-install') as never)]).not.toContain('a-get-why');
});

describe('of a guide', () => {
  test('who stands nowhere any more has finished', () => {
    const counts = [count('', 20), count('device', 20, 2), count('a-store', 18), count('a-get', 18, 11, 6)];
    expect(guideProgress(guides, counts)).toEqual([
      {
        id: 'vneid-install',
        started: 20,
        finished: 7,
        asked: 6,
        steps: [
          { id: 'device', reached: 20, stopped: 2, asked: 0 },
          { id: 'a-store', reached: 18, stopped: 0, asked: 0 },
          { id: 'a-get', reached: 18, stopped: 11, asked: 6 },
        ],
      },
    ]);
  });

  test('a step that is gone is not shown, and whoever stood there has not finished', () => {
    const [progress] = guideProgress(guides, [count('', 9), count('an-old-step', 9, 5)]);
    expect(progress).toMatchObject({ started: 9, finished: 4, steps: [] });
  });

  test('fewer than five who stopped are no hardest step', () => {
    const few = guideProgress(guides, [count('', 9), count('a-get', 9, 4)])[0];
    const enough = guideProgress(guides, [count('', 9), count('a-get', 9, 5)])[0];
    expect([few && hardest(few), enough && hardest(enough)?.id]).toEqual([undefined, 'a-get']);
  });
});

test('what only leads to other guides, and what is no guide of ours, is left out', () => {
  const router = createFlow({
    id: 'tim',
    start: 'a',
    nodes: { a: { kind: 'enter', flow: 'vneid-install' } },
  });
  const counts = [
    { ...count('', 5), guide: 'tim' },
    { ...count('', 5), guide: 'gone' },
  ];
  expect(guideProgress(new Map([['tim', router]]), counts)).toEqual([]);
});
