import type { Day } from '../../core/time/day.ts';
import type { Span } from '../../core/time/read-span.ts';

/** A step of a guide, or the guide itself where `step` is empty, as followed from that day on. */
export interface GuidePlace {
  readonly commune: string;
  readonly campaign: string;
  readonly guide: string;
  readonly step: string;
  /** On which the run began, whenever it got here. */
  readonly day: Day;
}

export interface GuideChange {
  /** Runs that came here for the first time; of the guide itself, that began. */
  readonly reached?: number;
  /** Runs that stand here now and have not come to the end: 1 who comes, -1 who goes on. */
  readonly standing?: number;
  /** Requests for a person from here. */
  readonly asked?: number;
}

export type GuideCount = Pick<GuidePlace, 'guide' | 'step'> & Required<GuideChange>;

/** How far citizens get in the guides, in numbers. Whose runs they are is not kept. */
export interface GuideRuns {
  /** Added to what is there. */
  note(place: GuidePlace, change: GuideChange): void;
  /** Of runs that began in the span, or ever. */
  of(commune: string, campaign: string, span?: Span): Promise<readonly GuideCount[]>;
}
