import type { Instant } from '../../core/time/instant.ts';
import type { Contact } from '../contact.ts';

/** A group chat that gets the news of a unit, or with null of the whole commune. */
export interface ChatGroup extends Contact {
  readonly commune: string;
  readonly unit: string | null;
  /** Whoever said so, and when. */
  readonly by: string;
  readonly at: Instant;
}

export interface ChatGroups {
  /** From now on this chat belongs there, wherever it belonged before. */
  link(group: ChatGroup): void;
  /** Nothing is posted there any more; false when nothing was. */
  unlink(contact: Contact): Promise<boolean>;
  /** The platform gave the chat another address. What is linked there already wins. */
  move(from: Contact, to: string): Promise<void>;
  find(contact: Contact): Promise<ChatGroup | undefined>;
  /** Those that are linked, by channel and address. */
  of(commune: string): Promise<readonly ChatGroup[]>;
}
