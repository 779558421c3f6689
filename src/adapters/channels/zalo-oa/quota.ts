import { HOUR, type Instant, later } from '../../../core/time/instant.ts';
import type { Failure } from './errors.ts';

/**
 * Which quotas are known to be used up, for what nobody has asked for. What the platform counts only it knows, so after
 * a while it is asked again; and whoever writes is answered, for that is counted anew, or not at all.
 */
export interface Quotas {
  /** The platform has said no. */
  note(address: string, failed: Failure, at: Instant): void;
  /** Of the OA: for what is paid. */
  isOaUsedUp(at: Instant): boolean;
  /** Of a person, who has written last at that moment. */
  isUsedUp(address: string, heardAt: Instant | undefined, at: Instant): boolean;
}

/** The OA's own is per month, a person's is per interaction and per day. */
const OF_OA = 6 * HOUR;
const OF_PERSON = 12 * HOUR;

export function createQuotas(): Quotas {
  const people = new Map<string, Instant>();
  let oa: Instant | undefined;
  return {
    note(address, { error }, at) {
      if (error === -211) oa = at;
      if (error === -218) people.set(address, at);
    },
    isOaUsedUp: (at) => oa !== undefined && at < later(oa, OF_OA),
    isUsedUp(address, heardAt, at) {
      for (const [person, since] of people) if (later(since, OF_PERSON) <= at) people.delete(person);
      const since = people.get(address);
      return since !== undefined && (heardAt === undefined || heardAt <= since);
    },
  };
}
