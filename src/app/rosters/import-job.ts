import { plain, type Say, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import type { JudgedRow } from '../../core/roster/judge.ts';
import { judgeRow } from '../../core/roster/judge.ts';
import { createRepeats } from '../../core/roster/judge-roster.ts';
import { createReadTable } from '../../core/roster/read-table.ts';
import { button } from '../../core/roster/say-roster.ts';
import { createSummary, type Summary, takenRows } from '../../core/roster/summary.ts';
import type { Cipher } from '../../ports/cipher.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Media } from '../../ports/media.ts';
import type { Roster, Store } from '../../ports/store.ts';
import { TableError, type TableFile, type TableRow } from '../../ports/table-file.ts';
import type { MakeFile } from '../files/make-file.ts';
import type { Planner } from '../planner.ts';
import type { JobHandler } from '../run-jobs.ts';
import { type ListOfUnit, PART, placeOf, rosterOf } from './draft-roster.ts';
import { withKnown } from './judge-people.ts';
import type { ReaderOf } from './roster-reader.ts';
import { sayDraft } from './say-draft.ts';
import type { MakeVerdicts } from './verdicts-file.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly cipher: Cipher;
  readonly planner: Planner;
  readonly media: Media;
  readonly tableFile: TableFile;
  readonly readerOf: ReaderOf;
  readonly makeFile: MakeFile;
  readonly makeVerdicts: MakeVerdicts;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Reads a file into a draft, part by part, and sends it back with a verdict on each row. Begun again it writes the same
 * parts again; refused, it leaves nothing behind.
 */
export function createImportJob(deps: Deps): JobHandler {
  const { store, clock, cipher, planner, media, makeFile, makeVerdicts } = deps;
  return async ({ args, contact, language }, { progress, signal }) => {
    const { commune = '', campaign = '', unit: unitId, account = '', name = '', form, sha256 = '' } = args;
    const at = clock.now();
    const plan = planner.of(commune, campaign, at);
    const unit = plan?.content.units.find(({ id }) => id === unitId);
    const reader = plan && unit && deps.readerOf(plan, unit, at);
    const bytes = await media.read(args['media'] ?? '');
    if (!plan || !unit || !reader || !bytes) return [say([text('roster.gone')])];
    const list: ListOfUnit = { plan, unit, reader };
    const digest = cipher.digest('roster-file', JSON.stringify([account, sha256]));
    const draft = { ...placeOf(list), account, from: 'file', file: name, digest, at } as const;
    const { id } = await store.transaction((tx) => tx.rosters.add({ id: args['media'] ?? '', ...draft }));

    const known = await store.transaction((tx) => rosterOf(tx, id));
    if (known.summary === undefined) {
      const refused = await fill(list, id, bytes, form === 'csv' ? 'csv' : 'xlsx', { progress, signal });
      if (refused) return drop(id, refused);
    }
    const roster = await store.transaction((tx) => rosterOf(tx, id));
    const verdicts = makeVerdicts(id, language);
    const file = { name: `${language === 'vi' ? 'ket-qua' : 'results'}.xlsx`, type: XLSX, bytes: verdicts };
    const keep = await makeFile(file, { ...contact, account, commune, at }, signal);
    return async (tx) => [
      { ...sayRead(list, roster, args['guess'] === 'yes' ? plan : undefined), files: [keep(tx)] },
    ];
  };

  /** Reads, judges and keeps; what the file is refused for, if it is. */
  async function fill(
    list: ListOfUnit,
    id: string,
    bytes: Uint8Array,
    form: 'xlsx' | 'csv',
    { progress, signal }: Parameters<JobHandler>[1],
  ): Promise<Text | undefined> {
    const table = createReadTable(list.reader.isPlace);
    const repeats = createRepeats();
    const summary = createSummary();
    let part = 0;
    let waiting: JudgedRow[] = [];
    let read = 0;

    const keepPart = async (rows: readonly JudgedRow[]): Promise<void> => {
      const judged = await store.transaction(async (tx) => {
        const known = await withKnown(tx, placeOf(list), rows);
        tx.rosters.putPart(id, part, known);
        return known;
      });
      part += 1;
      for (const row of judged) summary.add(row);
    };
    const take = async (batch: readonly TableRow[]): Promise<void> => {
      for (const row of batch) {
        const written = table.read(row);
        if (written) waiting.push(repeats(judgeRow(written, list.reader.wanted)));
      }
      if (table.isHopeless()) throw new NoHeadings();
      while (waiting.length >= PART) {
        await keepPart(waiting.slice(0, PART));
        waiting = waiting.slice(PART);
      }
      read += batch.length;
      await progress({ done: read });
      // Whoever writes to the bot meanwhile comes first.
      await new Promise((resolve) => setImmediate(resolve));
    };

    try {
      await deps.tableFile.read(bytes, form, take, signal);
    } catch (error) {
      if (error instanceof NoHeadings) return text('roster.refused.no-headings');
      if (!(error instanceof TableError)) throw error;
      const cell = error.at === undefined ? plain('') : text('roster.file.at', { cell: error.at });
      return text(`roster.refused.${error.refusal}`, { at: cell });
    }
    if (!table.hasHeadings()) return text('roster.refused.no-headings');
    if (waiting.length > 0) await keepPart(waiting);
    if (part === 0) return text('roster.refused.nobody');
    await finish(id, summary.done());
    return undefined;
  }

  function finish(id: string, summary: Summary): Promise<boolean> {
    return store.transaction(async (tx) => {
      const { revision } = await rosterOf(tx, id);
      return tx.rosters.change(id, revision, { summary, at: clock.now() });
    });
  }

  async function drop(id: string, because: Text): Promise<readonly Say[]> {
    await store.transaction(async (tx) => {
      const { revision } = await rosterOf(tx, id);
      await tx.rosters.clear(id);
      // Whoever sent it from a page looks for it there.
      const common = { refused: JSON.stringify(because) };
      await tx.rosters.change(id, revision, { state: 'dropped', common, at: clock.now() });
    });
    return [say([because])];
  }
}

/** The card; where a question is open for the whole list, a button leads to it, and where the unit is a guess, it is asked. */
function sayRead(list: ListOfUnit, roster: Roster, askUnitOf: ListOfUnit['plan'] | undefined): Say {
  const card = sayDraft(list, roster);
  const { summary, common, id } = roster;
  const open = (summary?.open ?? []).filter((question) => common[question] === undefined);
  const taken = summary === undefined ? 0 : takenRows(summary);
  const parts = [...card.parts, text('roster.file.verdicts')];
  if (askUnitOf !== undefined)
    return say(
      [...parts, text('roster.which-unit')],
      [button(id, 'open', plain(list.unit.name)), ...card.choices.slice(-1)],
    );
  if (open.length === 0 || taken === 0) return say(parts, card.choices);
  const others = card.choices.filter(({ id: choice }) => choice !== 'roster-ok');
  return say(
    [...parts, text('roster.file.open')],
    [button(id, 'open', text('roster.file.answer')), ...others],
  );
}

class NoHeadings extends Error {
  override readonly name = 'NoHeadings';
}
