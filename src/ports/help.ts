import type { Instant } from '../core/time/instant.ts';

export type HelpWay = 'chat' | 'visit' | 'meet';
export type HelpState = 'open' | 'claimed' | 'closed';
export type Rating = 'good' | 'fair' | 'poor';

/** Somebody wants a person's help. What they wrote is sealed; where they were stuck holds no answer of theirs. */
export interface HelpRequest {
  readonly id: string;
  /** Counts up in its commune. */
  readonly number: number;
  readonly commune: string;
  /** Null when they are in none of the units, or do not know. */
  readonly unit: string | null;
  readonly account: string;
  readonly at: Instant;
  readonly way: HelpWay;
  /** Where they were: "vneid-activate.send"; the guide and the step, never what was typed. */
  readonly about?: string;
  readonly problem?: string;
  readonly place?: string;
  /** When it suits them: "morning", "evening" … */
  readonly when?: string;
  /** Given on purpose; shown to whoever has claimed the request. */
  readonly phone?: string;
  readonly state: HelpState;
  readonly helper?: string;
  readonly claimedAt?: Instant;
  /** The day of a home visit, 2025-12-23. */
  readonly visitOn?: string;
  readonly closedAt?: Instant;
  readonly rating?: Rating;
  /** How far waiting has climbed: 0 the unit's helpers, 1 its head, 2 the officer, 3 the officer once more. */
  readonly climbed: number;
  /** When it climbs next. */
  readonly lookAt?: Instant;
}

/** What was said in one request; sealed. */
export interface HelpMessage {
  readonly request: string;
  readonly at: Instant;
  readonly by: string;
  readonly text: string;
}
