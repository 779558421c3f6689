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
