import type { Instant } from '../../core/time/instant.ts';

/** "Khó khăn, vướng mắc" of a unit, in its own words, and the officer's answer. */
export interface Difficulty {
  readonly id: string;
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
  readonly answer?: string;
  readonly answeredBy?: string;
  readonly answeredAt?: Instant;
}

/** Texts are sealed: people name people. */
export interface Difficulties {
  add(difficulty: Omit<Difficulty, 'answer' | 'answeredBy' | 'answeredAt'>): void;
  /** A later answer takes the place of an earlier one. False where there is no such difficulty. */
  answer(commune: string, id: string, answer: string, by: string, at: Instant): Promise<boolean>;
  /** Oldest first. */
  of(commune: string, campaign: string, unit?: string): Promise<readonly Difficulty[]>;
}
