import type { Generated } from 'kysely';

/** What citizens agreed to, asked for and were helped with. */
export interface CitizenTables {
  consent: {
    id: string;
    account: string;
    commune: string;
    campaign: string;
    purpose: string;
    notice: string;
    channel: string;
    at: number;
    for_other: number;
    entry: string | null;
    unit: string | null;
    taken_back_at: number | null;
  };
  rights_request: {
    id: string;
    number: number;
    commune: string;
    account: string;
    kind: string;
    at: number;
    acknowledge_by: number;
    due: number;
    acknowledged_at: number | null;
    settled_at: number | null;
    state: string;
    note: Uint8Array | null;
    answer: Uint8Array | null;
    climbed: number;
    look_at: number | null;
  };
  help_request: {
    id: string;
    number: number;
    commune: string;
    unit: string | null;
    account: string;
    at: number;
    way: string;
    about: string | null;
    problem: Uint8Array | null;
    place: Uint8Array | null;
    suits: string | null;
    phone: Uint8Array | null;
    state: string;
    helper: string | null;
    claimed_at: number | null;
    visit_on: string | null;
    closed_at: number | null;
    rating: string | null;
    climbed: number;
    look_at: number | null;
  };
  help_message: {
    id: Generated<number>;
    request: string;
    at: number;
    actor: string;
    words: Uint8Array;
  };
  incident: {
    id: string;
    number: number;
    commune: string;
    kind: string;
    account: string;
    at: number;
    found_at: number;
    whose: Uint8Array;
    words: Uint8Array;
    told_at: number | null;
    told: Uint8Array | null;
    closed_at: number | null;
    closed: Uint8Array | null;
    look_at: number | null;
  };
  /** Runs through the guides in numbers, by the day on which they began; `step` is empty for the guide itself. */
  guide_run: {
    commune: string;
    campaign: string;
    guide: string;
    step: string;
    day: string;
    reached: number;
    standing: number;
    asked: number;
  };
  erasure: {
    id: string;
    commune: string;
    what: string;
    at: number;
    gone: number;
    remaining: number;
    digest: string;
    redo: string | null;
  };
}
