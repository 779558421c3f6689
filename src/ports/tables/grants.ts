import type { Grant, Role } from '../../core/access/access.ts';
import type { Instant } from '../../core/time/instant.ts';

/** A role with its time. */
export interface HeldGrant {
  readonly account: string;
  readonly grant: Grant;
  readonly from: Instant;
  readonly until?: Instant;
}

export interface Grants {
  /** In one read: what each account may do at that moment. */
  of(accounts: readonly string[], at: Instant): Promise<ReadonlyMap<string, readonly Grant[]>>;
  add(account: string, grant: Grant, from: Instant): void;
  /** Ends a role from that moment; history stays. */
  end(account: string, grant: Grant, until: Instant): void;
  /** Roles in these units, those that ended too, in the order in which they began. */
  history(commune: string, units: readonly string[]): Promise<readonly HeldGrant[]>;
  holders(
    commune: string,
    unit: string | null,
    roles: readonly Role[],
    at: Instant,
  ): Promise<readonly string[]>;
  /** Every holder of these roles in units of the commune: unit id → accounts, in one read. */
  byUnit(
    commune: string,
    roles: readonly Role[],
    at: Instant,
  ): Promise<ReadonlyMap<string, readonly string[]>>;
}
