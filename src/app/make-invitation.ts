import type { Role } from '../core/access/access.ts';
import { INVITATION_DAYS } from '../core/invitation/invitation-code.ts';
import { addDays, dayOf, startOf } from '../core/time/day.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Cipher } from '../ports/cipher.ts';
import type { Tx } from '../ports/store.ts';

interface Wanted {
  readonly commune: string;
  readonly timeZone: string;
  /** null: a role in the whole commune. */
  readonly unit: string | null;
  readonly role: Role;
  /** How long it can be used, the day it is made included. */
  readonly days?: number;
  /** Those who have the role in that unit lose it when the code is used. */
  readonly replaces?: boolean;
  readonly by: string;
  readonly at: Instant;
}

/** Stores a new invitation and returns its code, which is nowhere kept in clear. */
export type MakeInvitation = (
  tx: Tx,
  wanted: Wanted,
) => {
  readonly code: string;
  readonly expires: Instant;
  /** What is kept of the code. */
  readonly digest: Uint8Array;
};

export function createMakeInvitation(cipher: Cipher, newCode: () => string): MakeInvitation {
  return (tx, { commune, timeZone, unit, role, days = INVITATION_DAYS, replaces = false, by, at }) => {
    const code = newCode();
    // People are told a day, so it holds until midnight whatever the hour at which it was made.
    const expires = startOf(addDays(dayOf(at, timeZone), days), timeZone);
    const digest = cipher.digest('invitation', code);
    tx.invitations.add({
      digest,
      commune,
      unit,
      role,
      expires,
      by,
      replaces,
    });
    tx.audit.add({ at, actor: by, action: 'invite', subject: unit ?? commune, detail: { role } });
    return { code, expires, digest };
  };
}
