import type { EvidenceKind } from '../../core/campaign/report.ts';
import type { Instant } from '../../core/time/instant.ts';

/** `wanted`: its bytes are not here yet. `refused`: they were of no use. */
export type EvidenceState = 'wanted' | 'kept' | 'refused' | 'withdrawn';

/** One file or link that shows that something was done. What was sent together has one `album`. */
export interface Evidence {
  readonly id: string;
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  /** Key of the obligation it belongs to. */
  readonly obligation: string;
  readonly kind: EvidenceKind;
  readonly album: string;
  /** Its id in the media; a link has none. */
  readonly media?: string;
  readonly link?: string;
  readonly state: EvidenceState;
  readonly by: string;
  readonly at: Instant;
}

/** What photos are compared by. */
export interface Fingerprint {
  readonly id: string;
  readonly unit: string;
  readonly obligation: string;
  readonly album: string;
  readonly sha256: string;
  /** A perceptual hash, 16 hex digits; photos only. */
  readonly look?: string;
  readonly at: Instant;
}

export interface EvidenceTable {
  add(one: Evidence): void;
  /** When the bytes have come, or will not. */
  settle(
    id: string,
    to: { readonly state: 'kept' | 'refused'; readonly sha256?: string; readonly look?: string },
  ): void;
  withdraw(commune: string, campaign: string, unit: string, album: string): Promise<number>;
  /** What is kept or on its way, oldest first. */
  of(commune: string, campaign: string, unit?: string): Promise<readonly Evidence[]>;
  /** Of everything kept in the campaign, oldest first. */
  fingerprints(commune: string, campaign: string): Promise<readonly Fingerprint[]>;
}
