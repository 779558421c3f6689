import type { Instant } from '../../core/time/instant.ts';
import type { Invitation } from '../rows.ts';

export interface Invitations {
  add(invitation: Invitation): void;
  find(digest: Uint8Array): Promise<(Invitation & { readonly usedAt?: Instant }) | undefined>;
  use(digest: Uint8Array, account: string, at: Instant): void;
}
