import type { Generated } from 'kysely';

/** What comes in, what goes out, and the conversation between. */
export interface TalkTables {
  inbox: { channel: string; key: string; at: number; error: string | null };
  dead_letter: {
    channel: string;
    key: string;
    address: string;
    at: number;
    reason: string;
    /** JSON, sealed; null where it may not be kept. */
    message: Uint8Array | null;
    /** 1 when it is to be heard again. */
    wanted: Generated<number>;
  };
  conversation: {
    channel: string;
    address: string;
    account: string;
    language: string;
    dialogue: Uint8Array;
    version: number;
    focus: string | null;
    heard_at: number | null;
    left_at: number | null;
  };
  /** Long tokens of buttons, by the short names under which they went out. */
  button: { name: string; token: string; at: number };
  outbox: {
    id: Generated<number>;
    key: string;
    channel: string;
    address: string;
    kind: string;
    /** 0 for replies, which go first. */
    rank: number;
    language: string;
    say: Uint8Array;
    /** One key a line: a message may carry several reminders. */
    reminder: string | null;
    not_before: number;
    expires: number | null;
    state: string;
    attempts: number;
    epoch: number;
    provider_id: string | null;
    settled_at: number | null;
    reason: string | null;
    /** Attempts that the platform or the network made fail. */
    tries: Generated<number>;
    /** The first piece of a long text that was not sent yet. */
    piece: Generated<number>;
    /** 1 when the answer to an earlier piece was lost. */
    doubtful: Generated<number>;
  };
  nudge: { channel: string; address: string; guide: string; at: number; state: string };
  /** Files of people and for people; their bytes are in the media. */
  media: {
    id: string;
    channel: string;
    address: string;
    account: string;
    commune: string;
    ref: Uint8Array | null;
    name: Uint8Array | null;
    purpose: string;
    /** JSON. */
    about: Uint8Array | null;
    state: string;
    reason: string | null;
    attempts: number;
    not_before: number;
    sha256: string | null;
    size: number | null;
    type: string | null;
    at: number;
    purge_at: number | null;
    /** The name of the bytes; null where they are under the id, as all were before 0165. */
    content: string | null;
  };
  /** JSON, sealed: the pair, the one before, and what is being done about it. */
  token: { account: string; kept: Uint8Array; version: number };
}
