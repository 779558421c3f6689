import { type Grant, may } from '../../core/access/access.ts';
import { localNames } from '../../core/campaign/local-names.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import type { Language, Text } from '../../core/message/message.ts';
import { listOf } from '../../core/report/list-of.ts';
import { clockAt } from '../../core/time/clock-time.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Archives } from '../../ports/archives.ts';
import type { BookSheet, Books, LongSheet } from '../../ports/books.ts';
import type { Letters } from '../../ports/letters.ts';
import type { OpenFile } from '../../ports/media.ts';
import type { Store, Tx } from '../../ports/store.ts';
import type { Words } from '../../ports/words.ts';
import type { NewFile } from '../files/make-file.ts';
import { loadClosed } from '../load-closed.ts';
import { loadDossier } from '../load-dossier.ts';
import type { Plan, Planner } from '../planner.ts';
import { draftReport } from './draft-report.ts';
import { evidenceFiles } from './evidence-archive.ts';
import { figuresBook } from './figures-book.ts';
import { peopleSheet } from './people-sheet.ts';

/** Files that can be asked for. `figures` and `csv` hold counts; `people` and `people-csv` names; words under export.kind.<id>. */
export const EXPORTS = ['figures', 'report', 'people', 'csv', 'people-csv', 'evidence'] as const;
export type ExportKind = (typeof EXPORTS)[number];

/** Hold names; everything else in them is masked unless a reason is given. */
export const isOfPeople = (kind: ExportKind): boolean => kind === 'people' || kind === 'people-csv';

/** Fewer letters say nothing about why somebody needs people in full. */
export const SHORTEST_REASON = 6;
export const isReason = (reason: string): boolean => reason.trim().length >= SHORTEST_REASON;

export interface ExportWanted {
  readonly kind: ExportKind;
  readonly commune: string;
  readonly campaign: string;
  /** People of one unit only. */
  readonly unit?: string;
  /** Why personal fields are to be shown in full; without one they are masked. */
  readonly reason?: string;
  readonly account: string;
  readonly language: Language;
  readonly at: Instant;
  /** How many rows or files are done. */
  readonly onProgress?: (done: number) => Promise<void>;
}

export type Exported =
  | NewFile
  | { readonly because: 'not-allowed' | 'no-campaign' | 'no-evidence' | 'no-list' };

/** Judges, notes in the audit, and makes the file; long ones come piece by piece while they are read. */
export type MakeExport = (wanted: ExportWanted) => Promise<Exported>;

interface Deps {
  readonly store: Store;
  readonly planner: Planner;
  readonly words: Words;
  readonly openFile: OpenFile;
  readonly books: Books;
  readonly letters: Letters;
  readonly archives: Archives;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function createMakeExport({
  store,
  planner,
  words,
  openFile,
  books,
  letters,
  archives,
}: Deps): MakeExport {
  return async (wanted) => {
    const { kind, commune, campaign, account, language, at, onProgress } = wanted;
    const plan = planner.of(commune, campaign, at);
    if (plan === undefined) return { because: 'no-campaign' };
    const spoken = words.naming(localNames(plan.content));
    const say = (of: Text) => spoken.say(language, of);
    if (isOfPeople(kind) && !hasLists(plan)) return { because: 'no-list' };
    const opened = await store.transaction(async (tx) => {
      const grants = (await tx.grants.of([account], at)).get(account) ?? [];
      const units = unitsFor(kind, grants, plan, wanted.unit);
      if (units.length === 0) return undefined;
      note(tx, wanted, units.length);
      const closed = kind === 'figures' ? await loadClosed(tx, plan) : [];
      return {
        units,
        dossier: await loadDossier(tx, plan, at),
        files: await filesOf(tx, kind, plan),
        closed,
      };
    });
    if (opened === undefined) return { because: 'not-allowed' };
    const { units, dossier, files, closed } = opened;
    const nameFor = (extension: string) => fileName(kind, plan, at, extension);

    switch (kind) {
      case 'figures': {
        const bytes = await books.write(figuresBook(plan.content, dossier, say, closed));
        return { name: nameFor('xlsx'), type: XLSX, bytes };
      }
      case 'csv': {
        const [annex] = figuresBook(plan.content, dossier, say);
        return { name: nameFor('csv'), type: CSV, bytes: books.csv(asLong(annex as BookSheet)) };
      }
      case 'report': {
        // A paper of the state is written in Vietnamese, whoever asks for it.
        const bytes = await letters.write(draftReport(plan.content, dossier, (of) => spoken.say('vi', of)));
        return { name: nameFor('docx'), type: DOCX, bytes };
      }
      case 'people':
      case 'people-csv': {
        const masked = wanted.reason === undefined;
        const sheet = peopleSheet(store, {
          plan,
          units,
          at,
          masked,
          say,
          ...(onProgress && { onPage: onProgress }),
        });
        return kind === 'people'
          ? { name: nameFor('xlsx'), type: XLSX, bytes: books.stream(sheet) }
          : { name: nameFor('csv'), type: CSV, bytes: books.csv(sheet) };
      }
      case 'evidence': {
        const evidence = dossier.evidence.filter(({ state }) => state === 'kept');
        if (evidence.length === 0) return { because: 'no-evidence' };
        const packed = evidenceFiles(openFile, books, {
          plan,
          evidence,
          files,
          say,
          ...(onProgress && { onFile: onProgress }),
        });
        return { name: nameFor('zip'), type: 'application/zip', bytes: archives.zip(packed) };
      }
    }
  };
}

/** A plan may ask for no list of people at all. */
export const hasLists = ({ campaign, content }: Plan): boolean =>
  content.units.some((unit) => listOf(campaign, unit) !== undefined);

/** Counts are of the whole commune; people are those of the units that somebody may see the people of. */
function unitsFor(
  kind: ExportKind,
  grants: readonly Grant[],
  { content, campaign }: Plan,
  only?: string,
): readonly Unit[] {
  const { commune } = campaign;
  if (isOfPeople(kind)) {
    return content.units.filter(
      ({ id }) => (only ?? id) === id && may(grants, 'export-people', { commune, unit: id }),
    );
  }
  const action = kind === 'evidence' ? 'export-people' : 'export-figures';
  return may(grants, action, { commune }) ? content.units : [];
}

function note(
  tx: Tx,
  { kind, commune, campaign, account, reason, unit, at }: ExportWanted,
  units: number,
): void {
  const masked = isOfPeople(kind) ? { masked: reason === undefined } : {};
  const why = reason === undefined ? {} : { reason: reason.slice(0, 200) };
  tx.audit.add({
    at,
    actor: account,
    action: 'export',
    subject: `${commune}/${campaign}${unit === undefined ? '' : `/${unit}`}`,
    detail: { kind, units, ...masked, ...why },
  });
}

async function filesOf(tx: Tx, kind: ExportKind, { campaign }: Plan) {
  if (kind !== 'evidence') return new Map();
  const evidence = await tx.evidence.of(campaign.commune, campaign.id);
  const ids = evidence.flatMap(({ media }) => media ?? []);
  return new Map((await tx.media.of(ids)).map((file) => [file.id, file]));
}

/** "phu-luc-vnetraffic-2025-20251231-0900.xlsx": plain letters, because phones and mails mangle others. */
function fileName(kind: ExportKind, { campaign }: Plan, at: Instant, extension: string): string {
  const day = dayOf(at, campaign.timeZone).replaceAll('-', '');
  return `${NAMES[kind]}-${campaign.id}-${day}-${clockAt(at, campaign.timeZone).replace(':', '')}.${extension}`;
}

const NAMES: Readonly<Record<ExportKind, string>> = {
  figures: 'phu-luc',
  csv: 'phu-luc',
  report: 'du-thao-bao-cao',
  people: 'danh-sach',
  'people-csv': 'danh-sach',
  evidence: 'minh-chung',
};

const asLong = ({ name, columns, rows, totals }: BookSheet): LongSheet => ({
  name,
  columns,
  rows: (async function* () {
    yield* rows;
    if (totals) yield totals;
  })(),
});
