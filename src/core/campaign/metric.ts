import * as z from 'zod';
import { Id } from './id.ts';

/** How sure we are that it was achieved, weakest first. */
export const PROOFS = ['self-declared', 'unit-confirmed', 'verified'] as const;
export const Proof = z.enum(PROOFS);
export type Proof = z.infer<typeof Proof>;

/** How far a person has come. One never implies the next: installed is not registered is not activated. */
const STAGES = ['guided', 'installed', 'registered', 'activated', 'integrated', 'logged-in'] as const;

/** Something that is counted. Its words are in locales under campaign.metric.<id>. */
export type Metric = z.infer<typeof Metric>;
export const Metric = z.strictObject({
  id: Id,
  stage: z.enum(STAGES),
  /** From which proof on it enters the totals. */
  counts: Proof.default('unit-confirmed'),
});

/** The proofs that are at least as strong as what the metric asks for. */
export const countingProofs = ({ counts }: Metric): readonly Proof[] => PROOFS.slice(PROOFS.indexOf(counts));
