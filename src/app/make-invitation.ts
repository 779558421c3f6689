import type { Role } from '../core/access/access.ts';
import { INVITATION_DAYS } from '../core/invitation/invitation-code.ts';
import { DAY, type Instant, later } from '../core/time/instant.ts';
import type { Cipher } from '../ports/cipher.ts';
import type { Tx } from '../ports/store.ts';

interface Wanted {
  readonly commune: string;
  /** null: a role in the whole commune. */
  readonly unit: string | null;
  readonly role: Role;
  readonly by: string;
  readonly at: Instant;
}

/** Stores a new invitation and returns its code, which is nowhere kept in clear. */
export type MakeInvitation = (tx: Tx, wanted: Wanted) => { readonly code: string; readonly expires: Instant };

export function createMakeInvitation(cipher: Cipher, newCode: () => string): MakeInvitation {
  return (tx, { commune, unit, role, by, at }) => {
    const code = newCode();
    const expires = later(at, INVITATION_DAYS * DAY);
    tx.invitations.add({ digest: cipher.digest('invitation', code), commune, unit, role, expires, by });
    tx.audit.add({ at, actor: by, action: 'invite', subject: unit ?? commune, detail: { role } });
    return { code, expires };
  };
}
