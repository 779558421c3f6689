import { HOUR, type Instant, later } from '../../../core/time/instant.ts';
import type { Failure } from './errors.ts';

/** Which quotas are known to be used up. What the platform counts only it knows, so after a while it is asked again. */
export interface Quotas {
  /** The platform has said no. */
  note(address: string, failed: Failure, at: Instant): void;
  isUsedUp(address: string, at: Instant): boolean;
}

/** The OA's own is per month, a person's is per interaction and per day. */
const OF_OA = 6 * HOUR;
const OF_PERSON = 12 * HOUR;

export function createQuotas(): Quotas {
  const people = new Map<string, Instant>();
  let oa: Instant | undefined;
  return {
    note(address, { error }, at) {
      if (error === -211) oa = later(at, OF_OA);
      if (error === -218) people.set(address, later(at, OF_PERSON));
    },
    isUsedUp(address, at) {
      for (const [person, until] of people) if (until <= at) people.delete(person);
      return (oa !== undefined && at < oa) || people.has(address);
    },
  };
}
