import { dayOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { aboutCitizenId, type CitizenId } from './citizen-id.ts';

/** "Trẻ em" is whoever is under sixteen: Luật Trẻ em 102/2016/QH13, điều 1. */
const CHILD_UNTIL = 16;

/** True when the birth year alone says that it is a child; whoever turns sixteen this year is not called one. */
export function isChild(
  { birthYear, citizenId }: { readonly birthYear?: number; readonly citizenId?: string },
  at: Instant,
  timeZone: string,
): boolean {
  const born = birthYear ?? (citizenId && aboutCitizenId(citizenId as CitizenId).birthYear);
  return typeof born === 'number' && Number(dayOf(at, timeZone).slice(0, 4)) - born < CHILD_UNTIL;
}
