import type { Acknowledgements } from './tables/acknowledgements.ts';
import type { ApiTokens } from './tables/api-tokens.ts';
import type { Audit } from './tables/audit.ts';
import type { Breakdowns } from './tables/breakdowns.ts';
import type { Bulletins } from './tables/bulletins.ts';
import type { Buttons } from './tables/buttons.ts';
import type { Carries } from './tables/carries.ts';
import type { CaseGroups } from './tables/case-groups.ts';
import type { Changes } from './tables/changes.ts';
import type { ChatGroups } from './tables/chat-groups.ts';
import type { Closings } from './tables/closings.ts';
import type { Consents } from './tables/consents.ts';
import type { Conversations } from './tables/conversations.ts';
import type { Counters } from './tables/counters.ts';
import type { DeadLetters } from './tables/dead-letters.ts';
import type { Desks } from './tables/desks.ts';
import type { Difficulties } from './tables/difficulties.ts';
import type { Digests } from './tables/digests.ts';
import type { Entries } from './tables/entries.ts';
import type { Erasures } from './tables/erasures.ts';
import type { EvidenceTable } from './tables/evidence.ts';
import type { FollowUps } from './tables/follow-ups.ts';
import type { Grants } from './tables/grants.ts';
import type { GuideRuns } from './tables/guide-runs.ts';
import type { Handed } from './tables/handed.ts';
import type { HelpRequests } from './tables/help-requests.ts';
import type { Histories } from './tables/history.ts';
import type { Households } from './tables/households.ts';
import type { Inbox } from './tables/inbox.ts';
import type { Incidents } from './tables/incidents.ts';
import type { Invitations } from './tables/invitations.ts';
import type { Jobs } from './tables/jobs.ts';
import type { Joins } from './tables/joins.ts';
import type { Leases } from './tables/leases.ts';
import type { Marks } from './tables/marks.ts';
import type { MediaFiles } from './tables/media-files.ts';
import type { Nudges } from './tables/nudges.ts';
import type { Outbox } from './tables/outbox.ts';
import type { PersonRows } from './tables/person-rows.ts';
import type { Proposals } from './tables/proposals.ts';
import type { Reminders } from './tables/reminders.ts';
import type { RightsRequests } from './tables/rights-requests.ts';
import type { Rosters } from './tables/rosters.ts';
import type { SpotChecks } from './tables/spot-checks.ts';
import type { Stated } from './tables/stated.ts';
import type { Submissions } from './tables/submissions.ts';
import type { TipFigures } from './tables/tip-figures.ts';
import type { TipThreads } from './tables/tip-threads.ts';
import type { Tips } from './tables/tips.ts';
import type { Tokens } from './tables/tokens.ts';
import type { Traces } from './tables/traces.ts';
import type { Villages } from './tables/villages.ts';
import type { WebLinks, WebSessions } from './tables/web.ts';

export type * from './contact.ts';
export type * from './entry.ts';
export type { Acknowledgement } from './tables/acknowledgements.ts';
export type { AuditRow } from './tables/audit.ts';
export type { ClosedPhase } from './tables/closings.ts';
export type { Consent } from './tables/consents.ts';
export type { Conversation } from './tables/conversations.ts';
export type { DeskAct, DeskKey } from './tables/desks.ts';
export type { Difficulty } from './tables/difficulties.ts';
export type { Erasure } from './tables/erasures.ts';
export type { Evidence, Fingerprint } from './tables/evidence.ts';
export type { HandedPerson } from './tables/handed.ts';
export type { Happening } from './tables/history.ts';
export type { Incident } from './tables/incidents.ts';
export type * from './tables/jobs.ts';
export type { MediaFile, WantedFile } from './tables/media-files.ts';
export type {
  Backlog,
  OutboxDraft,
  OutboxRow,
  OutboxSettlement,
  Progress,
  Undelivered,
} from './tables/outbox.ts';
export type { Reminder, ReminderState } from './tables/reminders.ts';
export type { RightsRequest } from './tables/rights-requests.ts';
export type * from './tables/rosters.ts';
export type { SpotCheck, SpotItem } from './tables/spot-checks.ts';
export type { StatedFigure } from './tables/stated.ts';
export type { Submission } from './tables/submissions.ts';
export type { TipMessage, TipMessageKind } from './tables/tip-threads.ts';
export type { Tip, TipParts } from './tables/tips.ts';

/**
 * Reads see what the transaction has written. Writes may be buffered and go out as multi-row statements before the
 * next read and at the end, so a batch of conversations costs one statement a table.
 */
export interface Tx {
  readonly inbox: Inbox;
  readonly deadLetters: DeadLetters;
  readonly conversations: Conversations;
  readonly grants: Grants;
  readonly invitations: Invitations;
  readonly entries: Entries;
  readonly submissions: Submissions;
  readonly reminders: Reminders;
  readonly acknowledgements: Acknowledgements;
  readonly changes: Changes;
  readonly carries: Carries;
  readonly proposals: Proposals;
  readonly closings: Closings;
  readonly consents: Consents;
  readonly caseGroups: CaseGroups;
  readonly rightsRequests: RightsRequests;
  readonly incidents: Incidents;
  readonly helpRequests: HelpRequests;
  readonly nudges: Nudges;
  readonly guideRuns: GuideRuns;
  readonly chatGroups: ChatGroups;
  readonly bulletins: Bulletins;
  readonly digests: Digests;
  readonly erasures: Erasures;
  readonly buttons: Buttons;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly rosters: Rosters;
  readonly tips: Tips;
  readonly tipThreads: TipThreads;
  readonly followUps: FollowUps;
  readonly tipFigures: TipFigures;
  readonly desks: Desks;
  readonly leases: Leases;
  readonly marks: Marks;
  readonly media: MediaFiles;
  readonly stated: Stated;
  readonly evidence: EvidenceTable;
  readonly difficulties: Difficulties;
  readonly histories: Histories;
  readonly spotChecks: SpotChecks;
  readonly handed: Handed;
  readonly households: Households;
  readonly audit: Audit;
  readonly webLinks: WebLinks;
  readonly counters: Counters;
  readonly apiTokens: ApiTokens;
  readonly breakdowns: Breakdowns;
  readonly personRows: PersonRows;
  readonly webSessions: WebSessions;
  readonly tokens: Tokens;
  readonly traces: Traces;
  readonly villages: Villages;
  readonly joins: Joins;
}

export interface Store {
  /** All or nothing. Never await the network inside, and never open a second one inside. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Two processes wrote the same conversation; the transaction left nothing behind and may be tried again. */
export class StaleVersion extends Error {
  override readonly name = 'StaleVersion';
}

/** The database is away, full or too slow; nothing was written, and the same may go well later. No fault of what was asked. */
export class StoreFailed extends Error {
  override readonly name = 'StoreFailed';
}

/** Another process owns the file. The message is fit for an operator. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}
