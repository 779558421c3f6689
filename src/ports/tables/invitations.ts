import type { Role } from '../../core/access/access.ts';
import type { Instant } from '../../core/time/instant.ts';

export interface Invitation {
  /** Keyed digest of the code; the code itself is never stored. */
  readonly digest: Uint8Array;
  readonly commune: string;
  readonly unit: string | null;
  readonly role: Role;
  readonly expires: Instant;
  readonly by: string;
  /** Whoever uses it takes over from those who had the role in that unit. */
  readonly replaces?: boolean;
}

export interface Invitations {
  add(invitation: Invitation): void;
  find(digest: Uint8Array): Promise<(Invitation & { readonly usedAt?: Instant }) | undefined>;
  use(digest: Uint8Array, account: string, at: Instant): void;
  /** From that moment on nobody can use it, unless somebody has already. */
  cancel(digest: Uint8Array, at: Instant): void;
}
