import type { Instant } from '../../core/time/instant.ts';

export interface Submission {
  /** Key of the obligation that it answers. */
  readonly obligation: string;
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  /** Decides on-time; never rewritten. */
  readonly firstCompleteAt: Instant;
  readonly lastChangedAt: Instant;
  /** A nil report is a report. */
  readonly nil: boolean;
  readonly by: string;
}

export interface Submissions {
  /** First time sets firstCompleteAt; later times move lastChangedAt and nil only. */
  file(submission: Omit<Submission, 'firstCompleteAt' | 'lastChangedAt'> & { readonly at: Instant }): void;
  /** Takes it back; filed again, it keeps the moment of the first time. */
  retract(commune: string, campaign: string, obligation: string, at: Instant): Promise<boolean>;
  of(commune: string, campaign: string): Promise<readonly Submission[]>;
}
