import { birthYearOf } from './citizen-id.ts';

/** "Trẻ em" is whoever is under sixteen: Luật Trẻ em 102/2016/QH13, điều 1. */
const CHILD_UNTIL = 16;

export interface Born {
  readonly birthYear?: number | undefined;
  readonly citizenId?: string | undefined;
}

/** True when the birth year alone says that it is a child in that year; whoever turns sixteen in it is not called one. */
export function isChildIn({ birthYear, citizenId }: Born, year: number): boolean {
  const born = birthYear ?? (citizenId && birthYearOf(citizenId));
  return typeof born === 'number' && year - born < CHILD_UNTIL;
}
