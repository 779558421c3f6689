import type { Contact, Conversation } from '../rows.ts';

export interface Conversations {
  /** In one read. Contacts never met come back with version 0 and a new account. */
  load(contacts: readonly Contact[]): Promise<readonly Conversation[]>;
  /** With the version that was loaded, also when it is saved twice in one transaction: the last one stays. */
  save(conversation: Conversation): void;
  ofAccounts(accounts: readonly string[]): Promise<readonly Conversation[]>;
}
