import { type Grant, may } from '../core/access/access.ts';
import { HOUR, type Instant, later } from '../core/time/instant.ts';

/** So long somebody of the commune's office may enter for a unit, so that nobody goes on doing it unawares. */
const ON_BEHALF_FOR = 8 * HOUR;

/** What a conversation remembers of the unit it is reporting for. */
export const focusOn = (unit: string): string => unit;
export const focusOnBehalf = (unit: string, at: Instant): string => `${unit} ${later(at, ON_BEHALF_FOR)}`;

/** The unit in focus; that of somebody who enters on its behalf only for a while. */
export function unitInFocus(focus: string | undefined, at: Instant): string | undefined {
  const [unit, until] = focus?.split(' ') ?? [];
  return until === undefined || at < Number(until) ? unit : undefined;
}

/**
 * What somebody may do now. An officer who enters on behalf of a unit reports for it as long as that lasts; nothing of it
 * is kept as a role, so that no reminder of the unit goes to them.
 */
export function withFocus(
  grants: readonly Grant[],
  focus: string | undefined,
  commune: string,
  at: Instant,
): readonly Grant[] {
  if (focus === undefined || !focus.includes(' ') || !may(grants, 'enter-on-behalf', { commune }))
    return grants;
  const unit = unitInFocus(focus, at);
  return unit === undefined ? grants : [...grants, { role: 'deputy', commune, unit, onBehalf: true }];
}

/** What a row says of it among its details. */
export const ON_BEHALF = { entered: 'on-behalf' } as const;

/** Somebody else than the unit's own people is entering. */
export const isOnBehalf = (grants: readonly Grant[], unit: string): boolean =>
  grants.some((grant) => grant.unit === unit && grant.onBehalf === true);
