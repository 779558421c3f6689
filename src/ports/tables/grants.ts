import type { Grant, Role } from '../../core/access/access.ts';
import type { Instant } from '../../core/time/instant.ts';

/** A role with its time. */
export interface HeldGrant {
  readonly account: string;
  readonly grant: Grant;
  readonly from: Instant;
  readonly until?: Instant;
}

/** Numbers of grants that one account has given to another. */
export interface GivenGrants {
  readonly moved: readonly number[];
  /** Ended, because the other account holds the same. */
  readonly ended: readonly number[];
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
  /** Gives what the account holds at that moment to another one; what it held before stays told of it. */
  give(from: string, to: string, at: Instant): Promise<GivenGrants>;
  /** Gives back what is still held, and anew what was ended, if the other one still holds it. */
  giveBack(given: GivenGrants, from: string, to: string, at: Instant): Promise<void>;
}
