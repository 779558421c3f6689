import type { Generated } from 'kysely';

/** Tips about violations and their desk. */
export interface TipTables {
  /** A tip by a citizen; `content`, `identity` and `relay` are sealed to the desk and wrapped with the tip's key. */
  tip: {
    id: string;
    commune: string;
    campaign: string;
    lookup: string;
    public_key: string;
    state: string;
    outcome: string | null;
    /** Rounded to the hour, like every moment of a tip. */
    received: number;
    since: number;
    due: number | null;
    handled: string | null;
    waits: string;
    quiet: number;
    version: number;
    content: Uint8Array;
    identity: Uint8Array | null;
    relay: Uint8Array | null;
    /** When the youngest key began to be used that it is sealed to. */
    sealed_up_to: number | null;
    proposed: number;
  };
  /** Names no tip, on purpose. */
  tip_follow_up: { id: string; commune: string; contact: Uint8Array; due: number };
  tip_message: {
    id: string;
    tip: string;
    author: string;
    kind: string;
    at: number;
    place: number;
    body: Uint8Array;
  };
  tip_file: { id: string; tip: string; bytes: number };
  desk_key: {
    commune: string;
    public_key: string;
    label: string;
    spare: number;
    actor: string;
    at: number;
    retired: number | null;
    confirmed: number | null;
    confirmer: string | null;
  };
  desk_act: {
    id: Generated<number>;
    commune: string;
    at: number;
    actor: string;
    action: string;
    tip: string | null;
    reason: Uint8Array | null;
  };
  tip_block: { commune: string; handle: string; until: number; actor: string };
  /** Counted apart from the tips: hours are in tenths. */
  tip_figure: {
    commune: string;
    campaign: string;
    month: string;
    act: string;
    outcome: string;
    tips: number;
    tenths: number;
  };
  tip_purge: {
    id: string;
    commune: string;
    lookup: string;
    state: string;
    outcome: string | null;
    day: string;
    because: string;
    parts: number;
    files: number;
    bytes: number;
  };
}
