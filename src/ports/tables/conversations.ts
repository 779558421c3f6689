import type { Dialogue } from '../../core/dialogue/dialogue.ts';
import type { Language } from '../../core/message/message.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Contact } from '../contact.ts';

export interface Conversation extends Contact {
  /** The account behind this address; two addresses of one person share it. */
  readonly account: string;
  readonly language: Language;
  readonly dialogue: Dialogue;
  /** The unit that whoever answers for several is reporting for now. */
  readonly focus?: string;
  /** When they last wrote or tapped, by the platform's clock. */
  readonly heardAt?: Instant;
  /** Since when they cannot be written to: blocked, unfollowed. Gone when they write again. */
  readonly leftAt?: Instant;
  /** 0 for one that was never saved. A save with a stale version fails the transaction (StaleVersion). */
  readonly version: number;
}

/** Whether a chat can be written to, without what is said in it. */
export type Presence = Pick<Conversation, 'channel' | 'address' | 'account' | 'heardAt' | 'leftAt'>;

export interface Conversations {
  /** In one read. Contacts never met come back with version 0 and a new account. */
  load(contacts: readonly Contact[]): Promise<readonly Conversation[]>;
  /** With the version that was loaded, also when it is saved twice in one transaction: the last one stays. */
  save(conversation: Conversation): void;
  /** Those that were ever saved, in one read, without opening what is sealed. */
  presence(contacts: readonly Contact[]): Promise<readonly Presence[]>;
  /** How many chats there are of each channel that ever was. */
  channels(): Promise<ReadonlyMap<string, number>>;
  ofAccounts(accounts: readonly string[]): Promise<readonly Conversation[]>;
  /** Makes chats of one account, all or those, chats of another; returns which. What was loaded before can still be saved. */
  give(from: string, to: string, only?: readonly Contact[]): Promise<readonly Contact[]>;
}
