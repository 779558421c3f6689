import type { Unit } from '../../core/campaign/unit.ts';
import { createFlagRows, type Flag } from '../../core/report/flags.ts';
import { type ReportFlag, reportOfRow } from '../../core/report/report-flags.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { OpenEntry, Tx } from '../../ports/store.ts';
import type { Plan } from '../planner.ts';
import { type AllReports, type FlaggedReport, loadAllReports, loadReportFlags } from './load-report-flags.ts';

/** As much of a row as is said of it: nobody holds a long list opened. */
export interface FlaggedRow {
  readonly id: string;
  readonly name: string;
  /** What is odd about the row itself, and about the report for which it was recorded. */
  readonly own: readonly Flag[];
  readonly ofReport: readonly ReportFlag[];
  /** It counts, and nobody has checked it on the spot. */
  readonly isUnchecked: boolean;
}

export interface Flagged {
  readonly rows: readonly FlaggedRow[];
  readonly reports: readonly FlaggedReport[];
}

/** Runs something in a transaction: the one of a message, or one of its own for each part of a long list. */
export type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Rows that are opened together. */
const SLICE = 500;

/** Kinds of units that are places, so that an address can be inside or outside of them. */
const PLACES: ReadonlySet<string> = new Set(['thon', 'ap', 'to-dan-pho', 'khu-dan-cu']);

const namesOf = ({ name, aliases }: Unit): readonly string[] => [name, ...aliases];

export const isFlagged = ({ own, ofReport }: FlaggedRow): boolean => own.length + ofReport.length > 0;

/** A unit's rows with all fields, for judging only, and what is odd about them and their reports. */
export async function loadFlags(
  run: InTransaction,
  plan: Plan,
  unit: Unit,
  at: Instant,
  all?: AllReports,
): Promise<Flagged> {
  const { content, campaign } = plan;
  const place = [campaign.commune, campaign.id, unit.id] as const;
  const others = content.units.filter(({ id, kind }) => id !== unit.id && PLACES.has(kind));
  const flagRows = createFlagRows({
    year: Number(dayOf(at, campaign.timeZone).slice(0, 4)),
    timeZone: campaign.timeZone,
    others: PLACES.has(unit.kind) ? others.flatMap(namesOf) : [],
    own: namesOf(unit),
  });
  const { ids, reports } = await run(async (tx) => ({
    ids: await tx.entries.ids(...place),
    reports: await loadReportFlags(tx, plan, unit, all ?? (await loadAllReports(tx, plan)), at),
  }));
  const ofPeople = reports.filter(({ isOfPeople }) => isOfPeople);
  const rows: Omit<FlaggedRow, 'own'>[] = [];
  for (let from = 0; from < ids.length; from += SLICE) {
    const opened = await run((tx) => tx.entries.open(...place, ids.slice(from, from + SLICE)));
    for (const row of opened) {
      flagRows.add(row);
      const { id, person } = row;
      const ofReport = reportOfRow(ofPeople, row.at)?.flags ?? [];
      rows.push({ id, name: person.name, ofReport, isUnchecked: isUnchecked(row) });
    }
  }
  const flags = flagRows.done();
  return { reports, rows: rows.map((row) => ({ ...row, own: flags.get(row.id) ?? [] })) };
}

const isUnchecked = ({ left, achieved, proof }: OpenEntry): boolean =>
  left === undefined && achieved.length > 0 && proof !== 'verified';
