import type { Generated } from 'kysely';

/**
 * The tables, for Kysely. Instants are milliseconds in a bigint, yes and no are 1 and 0, JSON is text, and what is
 * sealed or a digest is bytes. The DDL is in migrations/.
 */
export interface Schema {
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
  village: { account: string; commune: string; unit: string; at: number };
  case_group: { account: string; commune: string; campaign: string; kind: string; at: number };
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
  nudge: { channel: string; address: string; guide: string; at: number; state: string };
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
  erasure: {
    id: string;
    commune: string;
    what: string;
    at: number;
    gone: number;
    remaining: number;
    digest: string;
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
  /** The figures of a phase, frozen: JSON, and its SHA-256. */
  closing: {
    commune: string;
    campaign: string;
    phase: string;
    at: number;
    figures: string;
    hash: string;
  };
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
  /** Long tokens of buttons, by the short names under which they went out. */
  button: { name: string; token: string; at: number };
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
  job: {
    id: string;
    kind: string;
    channel: string;
    address: string;
    language: string;
    /** JSON, sealed. */
    args: Uint8Array;
    at: number;
    not_before: number;
    state: string;
    epoch: number;
    attempts: number;
    done: number | null;
    total: number | null;
    settled_at: number | null;
    reason: string | null;
  };
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
  lease: { name: string; epoch: number; owner: string; life: string; at: number; until: number };
  mark: { name: string; at: number };
  audit: {
    id: Generated<number>;
    at: number;
    actor: string;
    action: string;
    subject: string;
    detail: string | null;
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
  /** `communes` is a JSON list; null is all. */
  api_token: {
    digest: Uint8Array;
    name: string;
    communes: string | null;
    since: number;
    expires: number;
    revoked_at: number | null;
  };
  /** `args` is JSON of ids; the page is the only one it opens. */
  web_link: {
    digest: Uint8Array;
    account: string;
    commune: string;
    page: string;
    args: string;
    expires: number;
    used_at: number | null;
  };
  web_session: {
    digest: Uint8Array;
    account: string;
    commune: string;
    page: string;
    args: string;
    since: number;
    expires: number;
  };
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
  /** JSON, sealed: the pair, the one before, and what is being done about it. */
  token: { account: string; kept: Uint8Array; version: number };
  /** What the store remembers about itself, such as whether the key is the right one. */
  meta: { name: string; value: Uint8Array };
}

export type Table = keyof Schema;

/** Parents before children. Every transaction writes in this order, so two of them rarely deadlock. */
export const TABLES: readonly Table[] = [
  'meta',
  'inbox',
  'dead_letter',
  'conversation',
  'role_grant',
  'invitation',
  'person',
  'entry',
  'achievement',
  'tally',
  'day_tally',
  'attainment',
  'people_tally',
  'submission',
  'reminder',
  'acknowledgement',
  'change',
  'proposal',
  'carried',
  'carried_row',
  'closing',
  'media',
  'stated',
  'evidence',
  'difficulty',
  'history',
  'spot_check',
  'spot_item',
  'handed',
  'household',
  'alike_verdict',
  'consent',
  'case_group',
  'village',
  'rights_request',
  'help_request',
  'help_message',
  'nudge',
  'chat_group',
  'bulletin',
  'bulletin_copy',
  'digest',
  'erasure',
  'button',
  'outbox',
  'roster',
  'roster_part',
  'job',
  'tip',
  'tip_message',
  'tip_file',
  'tip_follow_up',
  'desk_key',
  'desk_act',
  'tip_block',
  'tip_figure',
  'tip_purge',
  'lease',
  'mark',
  'audit',
  'web_link',
  'api_token',
  'web_session',
  'token',
  'join_code',
  'join_miss',
  'account_join',
];

/** Filled by triggers from the others, so no copy holds them: they are made anew where it is read back. */
export const DERIVED: ReadonlySet<Table> = new Set(['tally', 'day_tally', 'attainment', 'people_tally']);
