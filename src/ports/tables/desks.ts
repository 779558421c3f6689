import type { Instant } from '../../core/time/instant.ts';

/** A public key of a commune's desk. */
export interface DeskKey {
  readonly commune: string;
  readonly key: string;
  /** What the other receivers know it by: "Đ/c Hùng", "dự phòng, két sắt". */
  readonly label: string;
  /** Kept offline, for the day on which nobody else can open any more. */
  readonly spare: boolean;
  readonly by: string;
  readonly at: Instant;
  /** Since when it is used, as somebody else has confirmed it. */
  readonly confirmed?: Instant;
}

/** Who did what at the desk; the other receivers see it. Nothing of it is ever changed. */
export interface DeskAct {
  readonly commune: string;
  readonly at: Instant;
  readonly by: string;
  readonly action: string;
  readonly tip?: string;
  /** Sealed like the tip it is about, and erased with it. */
  readonly reason?: Uint8Array;
}

export interface Desks {
  /** With `confirmed` it is used at once. One that was retired before begins anew. */
  addKey(key: DeskKey): Promise<void>;
  confirmKey(commune: string, key: string, by: { readonly by: string; readonly at: Instant }): Promise<void>;
  /** Nothing new is sealed to it from then on. */
  retireKey(commune: string, key: string, at: Instant): Promise<void>;
  /** Those in use. */
  keysOf(commune: string): Promise<readonly DeskKey[]>;
  /** Added, and not confirmed yet. */
  waitingKeys(commune: string): Promise<readonly DeskKey[]>;
  note(act: DeskAct): Promise<void>;
  /** The newest first. */
  acts(commune: string, limit: number): Promise<readonly DeskAct[]>;
  /** A digest of an address; nobody can tell whose. */
  block(commune: string, handle: string, until: Instant, by: string): Promise<void>;
  isBlocked(commune: string, handle: string, at: Instant): Promise<boolean>;
}
