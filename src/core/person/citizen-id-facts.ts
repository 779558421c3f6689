import type { Text } from '../message/message.ts';
import { aboutCitizenId, type CitizenId } from './citizen-id.ts';

/** Each compares a citizen ID with something else that is known, and warns; none of them is ground to reject. */
export function warnSex(id: CitizenId, declared: 'male' | 'female'): Text | undefined {
  return aboutCitizenId(id).sex === declared ? undefined : { key: 'person.citizen-id.other-sex' };
}

export function warnBirthYear(id: CitizenId, declared: number): Text | undefined {
  const { birthYear } = aboutCitizenId(id);
  return birthYear === declared
    ? undefined
    : {
        key: 'person.citizen-id.other-year',
        params: { year: String(birthYear), declared: String(declared) },
      };
}

/** The number holds the year of birth only, so in the year of the birthday nobody can tell on which side of it we are. */
export function warnAge(
  id: CitizenId,
  need: { readonly atLeast: number; readonly year: number },
): Text | undefined {
  const reached = need.year - aboutCitizenId(id).birthYear;
  if (reached > need.atLeast) return undefined;
  const key = reached === need.atLeast ? 'person.citizen-id.maybe-too-young' : 'person.citizen-id.too-young';
  return { key, params: { age: need.atLeast } };
}
