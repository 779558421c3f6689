import type { AccountTables } from './schema/accounts.ts';
import type { CitizenTables } from './schema/citizens.ts';
import type { ListTables } from './schema/lists.ts';
import type { PlanTables } from './schema/plans.ts';
import type { ReportTables } from './schema/reports.ts';
import type { RunningTables } from './schema/running.ts';
import type { TalkTables } from './schema/talk.ts';
import type { TipTables } from './schema/tips.ts';

/**
 * The tables, for Kysely, by part of the store in schema/. Instants are milliseconds in a bigint, yes and no are 1 and 0,
 * JSON is text, and what is sealed or a digest is bytes. The DDL is in migrations/.
 */
export interface Schema
  extends TalkTables,
    AccountTables,
    ListTables,
    PlanTables,
    ReportTables,
    CitizenTables,
    TipTables,
    RunningTables {}

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
  'incident',
  'help_request',
  'help_message',
  'nudge',
  'guide_run',
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
