import type { Proof } from '../../../ports/store.ts';

/** Weakest first: the place in this list is what the tables hold, so that SQL can compare. */
const PROOFS: readonly Proof[] = ['self-declared', 'unit-confirmed', 'verified'];

export const rankOf = (proof: Proof): number => PROOFS.indexOf(proof);

export function proofAt(rank: number): Proof {
  const proof = PROOFS[rank];
  if (proof === undefined) throw new Error(`no proof has rank ${rank}`);
  return proof;
}
