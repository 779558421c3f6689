import type { Instant } from '../../core/time/instant.ts';
import type { Submission } from '../rows.ts';

export interface Submissions {
  /** First time sets firstCompleteAt; later times move lastChangedAt and nil only. */
  file(submission: Omit<Submission, 'firstCompleteAt' | 'lastChangedAt'> & { readonly at: Instant }): void;
  of(commune: string, campaign: string): Promise<readonly Submission[]>;
}
