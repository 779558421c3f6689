import type { Contact, Conversation, Presence } from '../rows.ts';

export interface Conversations {
  /** In one read. Contacts never met come back with version 0 and a new account. */
  load(contacts: readonly Contact[]): Promise<readonly Conversation[]>;
  /** With the version that was loaded, also when it is saved twice in one transaction: the last one stays. */
  save(conversation: Conversation): void;
  /** Those that were ever saved, in one read, without opening what is sealed. */
  presence(contacts: readonly Contact[]): Promise<readonly Presence[]>;
  ofAccounts(accounts: readonly string[]): Promise<readonly Conversation[]>;
  /** Makes chats of one account, all or those, chats of another; returns which. What was loaded before can still be saved. */
  give(from: string, to: string, only?: readonly Contact[]): Promise<readonly Contact[]>;
}
