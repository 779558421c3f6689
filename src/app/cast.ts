import type { Grant, Role } from '../core/access/access.ts';
import { emptyDialogue } from '../core/dialogue/dialogue.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Contact, Store } from '../ports/store.ts';

/** A made-up person with a role, for the simulator, the rehearsal and tests. Never beside a real channel. */
export interface Part extends Contact {
  readonly commune: string;
  readonly role: Role;
  readonly unit: string | null;
}

/** Gives each made-up person an account and a role, once. */
export function cast(store: Store, parts: readonly Part[], at: Instant): Promise<void> {
  return store.transaction(async (tx) => {
    const conversations = await tx.conversations.load(parts);
    const held = await tx.grants.of(
      conversations.map(({ account }) => account),
      at,
    );
    for (const [n, part] of parts.entries()) {
      const conversation = conversations[n];
      if (conversation === undefined) continue;
      if (conversation.version === 0) tx.conversations.save({ ...conversation, dialogue: emptyDialogue });
      const { commune, role, unit } = part;
      const has = (held.get(conversation.account) ?? []).some(
        (grant: Grant) => grant.role === role && grant.unit === unit,
      );
      if (role !== 'citizen' && !has) tx.grants.add(conversation.account, { commune, role, unit }, at);
    }
  });
}
