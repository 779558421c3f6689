/** What was changed over the files, and what is sent by the plan to all. */
export interface PlanTables {
  /** What was changed over the files: JSON, see core/change/change.ts. */
  change: {
    seq: number;
    commune: string;
    campaign: string | null;
    at: number;
    actor: string;
    what: string;
  };
  /** What an officer was shown and has not confirmed yet. */
  proposal: { id: string; account: string; commune: string; at: number; what: string };
  /** Rows of lists that a change has moved, with the unit they came from; `gave` is JSON, see tables/carry-list.ts. */
  carried: { seq: number; entry: string; unit: string; gave: string | null };
  carried_row: { seq: number; kind: string; id: string; unit: string; obligation: string | null };
  chat_group: {
    channel: string;
    address: string;
    commune: string;
    /** Empty for the whole commune. */
    unit: string;
    actor: string;
    at: number;
  };
  bulletin: {
    key: string;
    commune: string;
    campaign: string;
    at: number;
    state: string;
    words: string | null;
    reason: string | null;
  };
  bulletin_copy: {
    bulletin: string;
    channel: string;
    address: string;
    unit: string;
    audience: string;
    state: string;
    reason: string | null;
  };
  digest: {
    account: string;
    commune: string;
    every: string;
    clock: string;
    next_at: number;
    since: number;
  };
}
