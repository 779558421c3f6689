import type { Generated } from 'kysely';

/** Who may do what, and which chats are one person. */
export interface AccountTables {
  role_grant: {
    id: Generated<number>;
    account: string;
    role: string;
    commune: string;
    /** Empty for the whole commune. */
    unit: string;
    starts: number;
    ends: number | null;
  };
  invitation: {
    digest: Uint8Array;
    commune: string;
    unit: string | null;
    role: string;
    expires: number;
    actor: string;
    used_by: string | null;
    used_at: number | null;
    /** 1 when whoever uses it takes over from those who had the role. */
    replaces: number;
  };
  village: { account: string; commune: string; unit: string; at: number };
  case_group: { account: string; commune: string; campaign: string; kind: string; at: number };
  /** A code that was given out in one chat, to be typed in another; accounts are `maker` and `taker`. */
  join_code: {
    id: string;
    digest: Uint8Array;
    commune: string;
    maker: string;
    maker_channel: string;
    maker_address: string;
    expires: number;
    taker: string | null;
    taker_channel: string | null;
    taker_address: string | null;
    agreed_at: number | null;
    ended_at: number | null;
  };
  join_miss: { id: Generated<number>; person: string; at: number };
  /** `moved` is JSON of ids: what to give back. */
  account_join: {
    id: string;
    commune: string;
    kept: string;
    joined: string;
    actor: string;
    at: number;
    moved: string;
    undone_at: number | null;
  };
}
