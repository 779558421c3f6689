import type { Instant } from '../../core/time/instant.ts';
import type { Submission } from '../rows.ts';

export interface Submissions {
  /** First time sets firstCompleteAt; later times move lastChangedAt and nil only. */
  file(submission: Omit<Submission, 'firstCompleteAt' | 'lastChangedAt'> & { readonly at: Instant }): void;
  /** Takes it back; filed again, it keeps the moment of the first time. */
  retract(commune: string, campaign: string, obligation: string, at: Instant): Promise<boolean>;
  of(commune: string, campaign: string): Promise<readonly Submission[]>;
}
