import { behindLastStep } from '../flow/behind-last-step.ts';
import type { Flow, NodeId } from '../flow/flow.ts';
import { nodeOf } from '../flow/flow.ts';

/** What is counted of a guide and its steps; `step` is empty for the guide itself. */
interface Count {
  readonly guide: string;
  readonly step: string;
  readonly reached: number;
  readonly standing: number;
  readonly asked: number;
}

export interface StepProgress {
  readonly id: NodeId;
  /** Runs that came to it. */
  readonly reached: number;
  /** Those of them that went no further, not yet or never. */
  readonly stopped: number;
  /** Requests for a person from it. */
  readonly asked: number;
}

/** How far citizens came in one guide: runs, not people. */
export interface GuideProgress {
  readonly id: string;
  readonly started: number;
  readonly finished: number;
  readonly asked: number;
  /** Those that anybody came to, in the order of the guide. */
  readonly steps: readonly StepProgress[];
}

/** One line a guide that anybody has begun, where most stopped first. What leads to other guides only has no end. */
export function guideProgress(
  guides: ReadonlyMap<string, Flow>,
  counts: readonly Count[],
): readonly GuideProgress[] {
  return [...Map.groupBy(counts, ({ guide }) => guide)]
    .flatMap(([id, mine]): GuideProgress[] => {
      const flow = guides.get(id);
      const started = mine.find(({ step }) => step === '')?.reached ?? 0;
      if (flow === undefined || started === 0) return [];
      const behind = behindLastStep(flow);
      if (behind.has(flow.start)) return [];
      // Whoever stood at a step that is gone from the guide still has not come to its end.
      const stopped = mine.reduce((sum, { standing }) => sum + standing, 0);
      const steps = Object.keys(flow.nodes).flatMap((step): StepProgress[] => {
        const found = mine.find((one) => one.step === step);
        if (found === undefined || nodeOf(flow, step) === undefined || behind.has(step)) return [];
        return [{ id: step, reached: found.reached, stopped: found.standing, asked: found.asked }];
      });
      const asked = mine.reduce((sum, one) => sum + one.asked, 0);
      return [{ id, started, finished: Math.max(0, started - stopped), asked, steps }];
    })
    .toSorted((a, b) => b.started - b.finished - (a.started - a.finished) || b.started - a.started);
}

/** Fewer are not told: in a village everybody knows who they are. */
export const FEWEST = 5;
export const isFew = (count: number): boolean => count > 0 && count < FEWEST;

/** Where most stopped, if those are enough to be told. */
export const hardest = ({ steps }: GuideProgress): StepProgress | undefined =>
  steps.filter(({ stopped }) => stopped >= FEWEST).toSorted((a, b) => b.stopped - a.stopped)[0];
