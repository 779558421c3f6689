import { parseArgs } from 'node:util';
import { findUnit } from '../core/campaign/find-unit.ts';
import type { Unit } from '../core/campaign/unit.ts';
import { INVITATION_DAYS, MAX_INVITATION_DAYS } from '../core/invitation/invitation-code.ts';
import type { CommuneContent } from '../ports/catalogue.ts';

/** Roles of the whole commune, and roles in one unit; the others are not given by invitation. */
const OF_COMMUNE = ['officer', 'leader'] as const;
const OF_UNIT = ['head', 'deputy', 'helper'] as const;
type InvitedRole = (typeof OF_COMMUNE)[number] | (typeof OF_UNIT)[number];
const INVITED_ROLES: readonly InvitedRole[] = [...OF_COMMUNE, ...OF_UNIT];

export interface WantedInvitation {
  readonly content: CommuneContent;
  readonly role: InvitedRole;
  readonly unit: Unit | null;
  readonly days: number;
}

type Communes = ReadonlyMap<string, CommuneContent>;

/** What the command line asks for, or every reason why it cannot be done. */
export function readWanted(
  args: readonly string[],
  communes: Communes,
): WantedInvitation | readonly string[] {
  const values = parse(args);
  if (typeof values === 'string') return [values];
  const days = Number(values.days ?? INVITATION_DAYS);
  const content = communes.get(values.commune ?? '');
  const role = INVITED_ROLES.find((known) => known === values.role);
  const unit = role && content ? unitFor(role, values.unit, content) : null;

  const because = [
    ...(content ? [] : [noCommune(values.commune, communes)]),
    ...(role ? [] : [noRole(values.role)]),
    ...(typeof unit === 'string' ? [unit] : []),
    ...(isDays(days) ? [] : [`--days must be a whole number from 1 to ${MAX_INVITATION_DAYS}.`]),
  ];
  if (because.length > 0 || !content || !role || typeof unit === 'string') return because;
  return { content, role, unit, days };
}

function parse(args: readonly string[]) {
  const option = { type: 'string' } as const;
  try {
    const options = { commune: option, role: option, unit: option, days: option };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const isDays = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= MAX_INVITATION_DAYS;

function noCommune(name: string | undefined, communes: Communes): string {
  const known = [...communes.keys()].join(', ') || 'none';
  return name === undefined
    ? `--commune is missing; it is one of: ${known}.`
    : `There is no commune "${name}". There are: ${known}.`;
}

function noRole(name: string | undefined): string {
  const known = INVITED_ROLES.join(', ');
  return name === undefined
    ? `--role is missing; it is one of: ${known}.`
    : `Nobody is invited as "${name}". It is one of: ${known}.`;
}

/** The unit, null where the role is in the whole commune, or what is wrong. */
function unitFor(
  role: InvitedRole,
  words: string | undefined,
  { units }: CommuneContent,
): Unit | null | string {
  if ((OF_COMMUNE as readonly string[]).includes(role)) {
    return words === undefined ? null : `A role as ${role} is in the whole commune: leave out --unit.`;
  }
  const all = units.map(({ id }) => id).join(', ');
  if (words === undefined) return `A ${role} is in charge of one unit: --unit is missing. There are: ${all}.`;
  const found = findUnit(units, words);
  if ('unit' in found) return found.unit;
  const [first] = found.candidates;
  const near = found.candidates.map(({ id }) => id).join(', ');
  return first
    ? `"${words}" is not one unit. Did you mean: ${near}?`
    : `There is no unit "${words}". There are: ${all}.`;
}
