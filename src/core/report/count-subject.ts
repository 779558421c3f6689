import type { Obligation } from '../campaign/obligations.ts';

/** The name under which a count of a report is stated. */
export const countSubject = (
  { report, period }: Pick<Obligation, 'report' | 'period'>,
  metric: string,
): string => `count:${report}/${period}:${metric}`;

/** A column of units.csv, as somebody stated it. */
export const baseSubject = (column: string): string => `base:${column}`;

/** What a unit promises for a target. */
export const pledgeSubject = (target: string): string => `pledge:${target}`;

/** How many people of a group of the plan a unit has. */
export const groupSubject = (group: string): string => `group:${group}`;
