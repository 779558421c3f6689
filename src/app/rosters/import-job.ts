import { plain, type Say, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { inParts } from '../../core/roster/judge-table.ts';
import { unpackRows } from '../../core/roster/packed-rows.ts';
import { button } from '../../core/roster/say-roster.ts';
import { joinSummaries, type Summary, summarise, takenRows } from '../../core/roster/summary.ts';
import type { Cipher } from '../../ports/cipher.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OpenFile } from '../../ports/media.ts';
import type { Roster, Store } from '../../ports/store.ts';
import { type ReadStretch, TableError, type TableFile } from '../../ports/table-file.ts';
import type { MakeFile } from '../files/make-file.ts';
import { readWhole } from '../media/open-file.ts';
import type { Planner } from '../planner.ts';
import type { JobHandler } from '../run-jobs.ts';
import { type ListOfUnit, placeOf, rosterOf } from './draft-roster.ts';
import { withKnown } from './judge-people.ts';
import type { ReaderOf } from './roster-reader.ts';
import { sayDraft } from './say-draft.ts';
import type { MakeVerdicts } from './verdicts-file.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly cipher: Cipher;
  readonly planner: Planner;
  readonly openFile: OpenFile;
  readonly tableFile: TableFile;
  readonly readerOf: ReaderOf;
  readonly makeFile: MakeFile;
  readonly makeVerdicts: MakeVerdicts;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Reads a file into a draft, part by part, and sends it back with a verdict on each row where there is anything to say of
 * one. Begun again it writes the same parts again; refused, it leaves nothing behind.
 */
export function createImportJob(deps: Deps): JobHandler {
  const { store, clock, cipher, planner, openFile, makeFile, makeVerdicts } = deps;
  return async ({ args, contact, language }, { progress, signal }) => {
    const { commune = '', campaign = '', unit: unitId, account = '', name = '', form, sha256 = '' } = args;
    const at = clock.now();
    const plan = planner.of(commune, campaign, at);
    const unit = plan?.content.units.find(({ id }) => id === unitId);
    const reader = plan && unit && deps.readerOf(plan, unit, at);
    const opened = await openFile(args['media'] ?? '');
    const bytes = opened && (await readWhole(opened));
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
    const card = sayRead(list, roster, args['guess'] === 'yes' ? plan : undefined);
    if (!hasRemarks(roster)) return [card];
    const verdicts = makeVerdicts(id, language);
    const file = { name: `${language === 'vi' ? 'ket-qua' : 'results'}.xlsx`, type: XLSX, bytes: verdicts };
    const keep = await makeFile(file, { ...contact, account, commune, at }, signal);
    return async (tx) => [{ ...card, files: [await keep(tx)] }];
  };

  /** Reads, judges and keeps; what the file is refused for, if it is. */
  async function fill(
    list: ListOfUnit,
    id: string,
    bytes: Uint8Array,
    form: 'xlsx' | 'csv',
    { progress, signal }: Parameters<JobHandler>[1],
  ): Promise<Text | undefined> {
    let summary = summarise([]);
    let n = 0;
    const take = async (stretch: ReadStretch, read: number): Promise<void> => {
      summary = joinSummaries(summary, await keep(list, id, n, stretch));
      n += stretch.parts.length;
      await progress({ done: read });
    };
    try {
      await deps.tableFile.judge(bytes, form, list.reader.rules, take, signal);
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      const cell = error.at === undefined ? plain('') : text('roster.file.at', { cell: error.at });
      return text(`roster.refused.${error.refusal}`, { at: cell });
    }
    await finish(id, summary);
    return undefined;
  }

  /** As it came, unless somebody of it is known. */
  function keep(list: ListOfUnit, id: string, from: number, stretch: ReadStretch): Promise<Summary> {
    const { commune, campaign, unit } = placeOf(list);
    return store.transaction(async (tx) => {
      if (!(await tx.entries.mayKnow(commune, campaign, unit, stretch.found))) {
        for (const [n, part] of stretch.parts.entries()) tx.rosters.putPacked(id, from + n, part);
        return stretch.summary;
      }
      const judged = stretch.parts.flatMap((part) => unpackRows(new TextDecoder().decode(part)));
      const rows = await withKnown(tx, placeOf(list), judged);
      for (const [n, part] of inParts(rows).entries()) tx.rosters.putPart(id, from + n, part);
      return summarise(rows);
    });
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

const hasRemarks = ({ summary }: Roster): boolean =>
  summary !== undefined && summary.counts.accepted < summary.rows;

/** The card; where a question is open for the whole list, a button leads to it, and where the unit is a guess, it is asked. */
function sayRead(list: ListOfUnit, roster: Roster, askUnitOf: ListOfUnit['plan'] | undefined): Say {
  const card = sayDraft(list, roster);
  const { summary, common, id } = roster;
  const open = (summary?.open ?? []).filter((question) => common[question] === undefined);
  const taken = summary === undefined ? 0 : takenRows(summary);
  const parts = [...card.parts, ...(hasRemarks(roster) ? [text('roster.file.verdicts')] : [])];
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
