/** Who may do what. The one table; every command and every page goes through `may`. */

export const ROLES = [
  'citizen',
  'helper',
  'deputy',
  'head',
  'officer',
  'leader',
  'receiver',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  'follow-guide',
  'open-desk',
  'see-tip-figures',
  'report-for-unit',
  'see-unit',
  'see-commune',
  'see-missing',
  'export-figures',
  'export-people',
  'remind-unit',
  'extend-deadline',
  'answer-difficulty',
  'enter-on-behalf',
  'spot-check',
  'state-base',
  'hand-list',
  'change-plan',
  'invite-to-unit',
  'invite-helper',
  'invite-officer',
  'answer-rights',
  'report-incident',
  'settle-incident',
  'see-looks',
  'answer-help',
  'announce',
  'link-group',
  'take-digest',
] as const;
export type Action = (typeof ACTIONS)[number];

const everyone: readonly Role[] = ROLES;

const allowed: Readonly<Record<Action, readonly Role[]>> = {
  'follow-guide': everyone,
  // Nobody else, whatever else they are: not the officer, not the leader, not the administrator.
  'open-desk': ['receiver'],
  'see-tip-figures': ['officer', 'leader', 'receiver'],
  'report-for-unit': ['deputy', 'head'],
  'see-unit': ['deputy', 'head', 'officer', 'leader'],
  'see-commune': ['officer', 'leader'],
  'see-missing': ['officer', 'leader'],
  'export-figures': ['officer', 'leader'],
  'export-people': ['deputy', 'head', 'officer'],
  'remind-unit': ['officer'],
  'extend-deadline': ['officer'],
  'answer-difficulty': ['officer'],
  'enter-on-behalf': ['officer'],
  'spot-check': ['officer'],
  'hand-list': ['officer'],
  'state-base': ['deputy', 'head', 'officer'],
  'change-plan': ['officer'],
  'invite-to-unit': ['officer'],
  'invite-helper': ['deputy', 'head', 'officer'],
  'invite-officer': ['officer', 'admin'],
  'answer-rights': ['officer'],
  'report-incident': ['helper', 'deputy', 'head', 'officer', 'leader', 'receiver', 'admin'],
  'settle-incident': ['officer', 'leader'],
  'see-looks': ['officer', 'leader'],
  'answer-help': ['helper', 'deputy', 'head', 'officer'],
  announce: ['officer'],
  'link-group': ['deputy', 'head', 'officer'],
  'take-digest': ['officer', 'leader'],
};

/** One role held by one account. `unit` is null for a role in the whole commune. */
export interface Grant {
  readonly role: Role;
  readonly commune: string;
  readonly unit: string | null;
  /** Held for a while only, by somebody of the commune's office who enters what the unit told them. */
  readonly onBehalf?: true;
}

/** What an action is done to. Leave `unit` out for the commune as a whole. */
export interface Scope {
  readonly commune: string;
  readonly unit?: string;
}

/** True when one of the grants allows it there. A role in a unit never reaches another unit or the whole commune. */
export function may(grants: readonly Grant[], action: Action, { commune, unit }: Scope): boolean {
  const roles = allowed[action];
  return (
    roles.includes('citizen') ||
    grants.some(
      (grant) =>
        grant.commune === commune &&
        (grant.unit === null || grant.unit === unit) &&
        roles.includes(grant.role),
    )
  );
}

/** The same for whatever role they hold there, in a unit or in the whole commune. */
export const mayAnywhere = (grants: readonly Grant[], action: Action, commune: string): boolean =>
  grants.some((grant) => may([grant], action, { commune, ...(grant.unit !== null && { unit: grant.unit }) }));
