import type { Generated } from 'kysely';

/** What units owe, what they handed in beside their lists, and how it was checked. */
export interface ReportTables {
  submission: {
    commune: string;
    campaign: string;
    obligation: string;
    unit: string;
    first_complete_at: number;
    last_changed_at: number;
    nil: number;
    actor: string;
    retracted_at: number | null;
  };
  reminder: {
    key: string;
    obligation: string;
    commune: string;
    campaign: string;
    unit: string;
    rung: string;
    at: number;
    state: string;
    reason: string | null;
  };
  acknowledgement: {
    commune: string;
    campaign: string;
    obligation: string;
    at: number;
    actor: string;
    unit: string;
    kind: string;
    until: number | null;
  };
  /** The figures of a phase, frozen: JSON, and its SHA-256. */
  closing: {
    commune: string;
    campaign: string;
    phase: string;
    at: number;
    figures: string;
    hash: string;
  };
  stated: {
    commune: string;
    campaign: string;
    unit: string;
    subject: string;
    at: number;
    value: number | null;
    source: string | null;
    /** A day, 2025-04-01. */
    as_of: string | null;
    actor: string;
  };
  evidence: {
    id: string;
    commune: string;
    campaign: string;
    unit: string;
    obligation: string;
    kind: string;
    album: string;
    media: string | null;
    link: Uint8Array | null;
    state: string;
    sha256: string | null;
    look: string | null;
    actor: string;
    at: number;
  };
  difficulty: {
    id: string;
    commune: string;
    campaign: string;
    unit: string;
    text: Uint8Array;
    actor: string;
    at: number;
    answer: Uint8Array | null;
    answered_by: string | null;
    answered_at: number | null;
  };
  history: {
    id: Generated<number>;
    subject: string;
    at: number;
    actor: string;
    action: string;
    detail: Uint8Array | null;
  };
  spot_check: {
    id: string;
    commune: string;
    campaign: string;
    seed: string;
    actor: string;
    at: number;
  };
  spot_item: {
    spot_check: string;
    n: number;
    entry: string;
    unit: string;
    outcome: string | null;
    reason: string | null;
    actor: string | null;
    at: number | null;
  };
}
