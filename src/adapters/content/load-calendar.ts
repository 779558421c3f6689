import { join } from 'node:path';
import { type Calendar, CalendarYear, toCalendar } from '../../core/time/calendar.ts';
import { fileNames, textOf } from './files.ts';
import { inReadingOrder, type Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

export interface LoadedCalendar {
  readonly calendar: Calendar;
  /** Years there is a file for; of other years only weekends are known. */
  readonly years: readonly number[];
  readonly problems: readonly Problem[];
}

/** Reads <dataDir>/calendar/<year>.yaml. */
export function loadCalendar(dataDir: string): LoadedCalendar {
  const folder = join(dataDir, 'calendar');
  const read = (fileNames(folder, '.yaml') ?? []).map((name) => loadYear(join(folder, name), name));
  const years = read.flatMap(({ year }) => year ?? []);
  return {
    calendar: toCalendar(years),
    years: years.map(({ year }) => year),
    problems: inReadingOrder(read.flatMap(({ problems }) => problems)),
  };
}

function loadYear(
  file: string,
  name: string,
): { readonly year?: CalendarYear; readonly problems: readonly Problem[] } {
  const { value, problems, problemAt } = readYaml(CalendarYear, file, textOf(file) ?? '');
  if (value === undefined) return { problems };
  const wrong: Problem[] = [];
  if (name !== `${value.year}.yaml`)
    wrong.push(problemAt(['year'], 'error', `this file is called ${name}, but speaks of ${value.year}`));
  for (const [index, { day, through = day }] of value.holidays.entries()) {
    if (through < day)
      wrong.push(problemAt(['holidays', index, 'through'], 'error', `${through} lies before ${day}`));
    if (!day.startsWith(`${value.year}-`))
      wrong.push(problemAt(['holidays', index, 'day'], 'error', `${day} is not in ${value.year}`));
  }
  return wrong.length > 0 ? { problems: wrong } : { year: value, problems: [] };
}
