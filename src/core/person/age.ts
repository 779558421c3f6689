import { dayOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { aboutCitizenId, type CitizenId } from './citizen-id.ts';

/** "Trẻ em" is whoever is under sixteen: Luật Trẻ em 102/2016/QH13, điều 1. */
const CHILD_UNTIL = 16;

interface Born {
  readonly birthYear?: number | undefined;
  readonly citizenId?: string | undefined;
}

/** True when the birth year alone says that it is a child; whoever turns sixteen this year is not called one. */
export function isChild({ birthYear, citizenId }: Born, at: Instant, timeZone: string): boolean {
  return isChildIn({ birthYear, citizenId }, Number(dayOf(at, timeZone).slice(0, 4)));
}

/** The same, in the course of that year. */
export function isChildIn({ birthYear, citizenId }: Born, year: number): boolean {
  const born = birthYear ?? (citizenId && aboutCitizenId(citizenId as CitizenId).birthYear);
  return typeof born === 'number' && year - born < CHILD_UNTIL;
}
