/** People in lists, what they achieved, and what is counted of it. */
export interface ListTables {
  person: { id: string; commune: string; citizen_digest: Uint8Array | null };
  entry: {
    id: string;
    commune: string;
    campaign: string;
    unit: string;
    person: string;
    name: string;
    name_fold: string;
    /** Everything personal but the name: see tables/entry-seal.ts. */
    sealed: Uint8Array | null;
    /** 1 where a citizen ID is in it, and a year of birth. */
    has_id: number;
    has_year: number;
    phone_digest: Uint8Array | null;
    address_digest: Uint8Array | null;
    /** JSON; nothing personal. */
    details: string;
    /** A rank, see tables/proof.ts; the strongest that was ever given with it. */
    proof: number;
    actor: string;
    at: number;
    changed_by: string;
    changed_at: number;
    withdrawn_at: number | null;
    /** The person is gone; the row stays and counts no more. */
    left_at: number | null;
    left_reason: string | null;
    /** The name of who helped, and what their rows are found by. */
    helper: Uint8Array | null;
    helper_digest: Uint8Array | null;
    /** When everything personal was taken out of it; also of a row that never had any. */
    erased_at: number | null;
  };
  /** One row per entry and metric, so that every count is plain SQL. Place and person are repeated for its indexes. */
  achievement: {
    entry: string;
    metric: string;
    commune: string;
    campaign: string;
    unit: string;
    person: string;
    proof: number;
    at: number;
    /** 0 when its entry was withdrawn, its person has left, or it was rejected. */
    live: number;
    /** Why it was rejected. */
    rejected: string | null;
  };
  /** Kept by triggers: see migrations/0061-counters.ts. */
  tally: { commune: string; campaign: string; unit: string; metric: string; proof: number; entries: number };
  day_tally: {
    commune: string;
    campaign: string;
    unit: string;
    day: number;
    metric: string;
    proof: number;
    entries: number;
  };
  attainment: {
    commune: string;
    campaign: string;
    metric: string;
    person: string;
    first_at: number;
    proof: number;
  };
  people_tally: {
    commune: string;
    campaign: string;
    metric: string;
    proof: number;
    day: number;
    people: number;
  };
  alike_verdict: {
    commune: string;
    campaign: string;
    /** Ids of rows, the smaller one first. */
    one: string;
    other: string;
    verdict: string;
    actor: string;
    at: number;
  };
  household: {
    id: string;
    commune: string;
    campaign: string;
    unit: string;
    /** JSON: name and address. */
    who: Uint8Array;
    likeness: Uint8Array;
    /** JSON. */
    counts: string;
    actor: string;
    at: number;
  };
  handed: {
    id: string;
    commune: string;
    campaign: string;
    unit: string;
    /** The group of the plan; "group" is a word of SQL. */
    class: string;
    name: string;
    /** JSON. */
    person: Uint8Array;
    likeness: Uint8Array;
    actor: string;
    at: number;
    outcome: string | null;
    settled_by: string | null;
    settled_at: number | null;
  };
  roster: {
    id: string;
    commune: string;
    campaign: string;
    unit: string;
    account: string;
    origin: string;
    file: Uint8Array | null;
    digest: Uint8Array;
    /** JSON; ids of options only. */
    common: string;
    /** JSON, sealed. */
    summary: Uint8Array | null;
    state: string;
    revision: number;
    at: number;
    changed_at: number;
  };
  /** Some rows of a draft: JSON, sealed. */
  roster_part: { roster: string; n: number; rows: Uint8Array };
}
