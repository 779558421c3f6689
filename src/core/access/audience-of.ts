import type { Audience } from '../message/audience.ts';
import type { Grant, Role } from './access.ts';

const OFFICE: ReadonlySet<Role> = new Set(['officer', 'leader', 'admin']);
const OF_UNIT: ReadonlySet<Role> = new Set(['head', 'deputy']);

/** Whose commands somebody with these roles is shown by the bot of that commune. */
export function audienceOf(grants: readonly Grant[], commune: string): Audience {
  const roles = grants.filter((grant) => grant.commune === commune).map(({ role }) => role);
  if (roles.some((role) => OFFICE.has(role))) return 'officer';
  return roles.some((role) => OF_UNIT.has(role)) ? 'head' : 'citizen';
}
