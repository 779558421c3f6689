import type { Unit } from '../../core/campaign/unit.ts';
import type { Answers } from '../../core/flow/session.ts';
import type { Say, Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { listOf } from '../../core/report/list-of.ts';
import type { JudgedRow } from '../../core/roster/judge.ts';
import { PART } from '../../core/roster/judge-table.ts';
import { patchRow } from '../../core/roster/patch.ts';
import { readText } from '../../core/roster/read-text.ts';
import type { Written } from '../../core/roster/written.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Media } from '../../ports/media.ts';
import type { JobProgress, Roster, Store, Tx } from '../../ports/store.ts';
import type { Record as RecordAnswers, RunCommand } from '../carry-out.ts';
import { unitInFocus, withFocus } from '../focus.ts';
import { keepFile } from '../media/keep-file.ts';
import { receiveFile } from '../media/receive-file.ts';
import type { Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';
import { unitsReportedBy } from '../units-reported-by.ts';
import type { Visit } from '../visits.ts';
import { type createDraftRoster, type ListOfUnit, putRows, rejudge } from './draft-roster.ts';
import type { ReaderOf } from './roster-reader.ts';
import { keepForReading, ROSTER_FILE, readLater, rosterPurpose, whyRefused } from './take-roster-file.ts';

/** The page of the form for long lists. */
export const ROSTER_PAGE = 'roster';

/** As long as a phone with a bad line takes for a file, in milliseconds. */
const UPLOAD = 10 * 60_000;

/** Rows of a draft that are shown together. */
export const ROWS_SHOWN = 50;

/** What the form begins with: whose list it is, and which lists of theirs wait for a word. */
export interface FormView {
  readonly plan: Plan;
  readonly units: readonly Unit[];
  /** Undefined where somebody has several and has not said which. */
  readonly list: ListOfUnit | undefined;
  readonly waiting: readonly Roster[];
}

/** A draft as the page shows it, or what became of it. */
export type DraftView =
  | { readonly type: 'reading'; readonly progress?: JobProgress }
  | { readonly type: 'gone' }
  | {
      readonly type: 'draft';
      readonly list: ListOfUnit;
      readonly roster: Roster;
      readonly rows: readonly JudgedRow[];
      readonly page: number;
      readonly pages: number;
      readonly isRecording: boolean;
    };

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly media: Media;
  readonly readerOf: ReaderOf;
  readonly draftRoster: ReturnType<typeof createDraftRoster>;
  /** What the chat does with a draft is done here too, in the same words. */
  readonly command: RunCommand;
  readonly answers: RecordAnswers;
  readonly ids: () => string;
}

export type RosterForm = ReturnType<typeof createRosterForm>;

/** Whole lists on a page instead of in the chat: the same reading, the same sealed draft, the same one word. */
export function createRosterForm(deps: Deps) {
  const { store, clock, planner, media, readerOf, draftRoster, ids } = deps;

  /** As if they wrote in the chat, where somebody may be entering for a unit that is not theirs. */
  async function asked<T>(visit: Visit, work: (request: Request) => Promise<T>): Promise<T | undefined> {
    return store.transaction(async (tx) => {
      const at = clock.now();
      const { commune, account } = visit;
      const chats = await tx.conversations.ofAccounts([account]);
      const [conversation] = chats.toSorted((a, b) => (b.heardAt ?? 0) - (a.heardAt ?? 0));
      if (conversation === undefined) return undefined;
      const grants = withFocus(visit.grants, conversation.focus, commune, at);
      return work({ tx, at, door: { name: conversation.channel, commune }, conversation, grants });
    });
  }

  function listOfUnit({ door, at, grants }: Request, unitId: string): ListOfUnit | undefined {
    const plan = planner.current(door.commune, at);
    const unit = plan && unitsReportedBy(grants, plan.content).find(({ id }) => id === unitId);
    const reader = plan && unit && readerOf(plan, unit, at);
    return plan && unit && reader && { plan, unit, reader };
  }

  /** The draft, if its list is one of theirs and still of this campaign. */
  async function draftOf(request: Request, id: string) {
    const roster = await request.tx.rosters.find(id);
    const list = roster && listOfUnit(request, roster.unit);
    const isOurs =
      list && roster.commune === request.door.commune && roster.campaign === list.plan.campaign.id;
    return isOurs ? { roster, list } : undefined;
  }

  return {
    open: (visit: Visit, unitId: string | undefined): Promise<FormView | undefined> =>
      asked(visit, async (request) => {
        const { tx, door, at, grants, conversation } = request;
        const plan = planner.current(door.commune, at);
        const units = plan ? unitsReportedBy(grants, plan.content) : [];
        const keeping = units.filter((unit) => plan && listOf(plan.campaign, unit) !== undefined);
        if (plan === undefined || keeping.length === 0) return undefined;
        const wanted = [unitId, visit.args['unit'], unitInFocus(conversation.focus, at)];
        const named = wanted.find((id) => keeping.some((unit) => unit.id === id));
        const only = keeping.length === 1 ? keeping[0]?.id : undefined;
        const list = listOfUnit(request, named ?? only ?? '');
        const waiting = await tx.rosters.openOf(conversation.account, door.commune);
        return {
          plan,
          units: keeping,
          list,
          waiting: waiting.filter(({ summary }) => summary !== undefined),
        };
      }),

    /** The id of the draft; undefined where nobody could be read. */
    paste: (visit: Visit, unitId: string, typed: string): Promise<string | undefined> =>
      asked(visit, async (request) => {
        const list = listOfUnit(request, unitId);
        const read = list && readText(typed, list.reader.isPlace);
        if (list === undefined || read === undefined || read.people.length === 0) return undefined;
        return (await draftRoster(request.tx, list, read, by(request))).id;
      }),

    /** Row by row, as typed into the fields of the plan. */
    type: (visit: Visit, unitId: string, people: readonly Written[]): Promise<string | undefined> =>
      asked(visit, async (request) => {
        const list = listOfUnit(request, unitId);
        if (list === undefined || people.length === 0) return undefined;
        return (await draftRoster(request.tx, list, { people, converted: false }, by(request))).id;
      }),

    /** The id of the draft that the file is being read into, or the sentence it is refused with. */
    async upload(
      visit: Visit,
      unitId: string,
      file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> },
    ): Promise<{ readonly id: string } | { readonly refused: Text } | undefined> {
      const isTheirs = await asked(visit, async (request) => listOfUnit(request, unitId) !== undefined);
      if (!isTheirs) return undefined;
      const received = await receiveFile(media, file.bytes, rosterPurpose, AbortSignal.timeout(UPLOAD));
      if ('refused' in received) return { refused: whyRefused(received.refused) };
      const { draft, real } = received;
      try {
        if (real.type === 'application/vnd.ms-excel') return { refused: text('roster.refused.old-format') };
        return await asked(visit, async (request) => {
          const { tx, at, door, conversation } = request;
          const { channel, address, account, language } = conversation;
          const list = listOfUnit(request, unitId);
          if (list === undefined) return undefined;
          const id = ids();
          const about = { unit: list.unit.id, campaign: list.plan.campaign.id };
          const whose = { channel, address, account, commune: door.commune, name: file.name, about, at };
          const kept = await keepFile(tx, draft);
          const purgeAt = keepForReading(at);
          tx.media.add({ id, ...whose, purpose: ROSTER_FILE, purgeAt, ...kept, type: real.type });
          const form = real.kind === 'sheet' ? 'xlsx' : 'csv';
          readLater(tx, { ...whose, id, language, sha256: draft.sha256, form });
          return { id };
        });
      } finally {
        await draft.drop();
      }
    },

    /** Page `page` of its rows, from 1. */
    draft: (visit: Visit, id: string, page: number): Promise<DraftView | undefined> =>
      asked(visit, async (request): Promise<DraftView> => {
        const { tx, conversation } = request;
        const jobs = await tx.jobs.openOf(conversation);
        const reading = jobs.find((job) => job.id === id);
        if (reading) return { type: 'reading', ...(reading.progress && { progress: reading.progress }) };
        const found = await draftOf(request, id);
        if (found === undefined) return { type: 'gone' };
        const total = found.roster.summary?.rows ?? 0;
        const pages = Math.max(1, Math.ceil(total / ROWS_SHOWN));
        const shown = Math.min(Math.max(1, page), pages);
        const isRecording = jobs.some(({ args }) => args['roster'] === id);
        const rows = found.roster.state === 'open' ? await rowsFrom(tx, id, (shown - 1) * ROWS_SHOWN) : [];
        return { type: 'draft', ...found, rows, page: shown, pages, isRecording };
      }),

    /** Rows put right, by their numbers. */
    patch: (visit: Visit, id: string, lines: ReadonlyMap<number, string>): Promise<boolean | undefined> =>
      asked(visit, async (request) => {
        const found = await draftOf(request, id);
        if (found === undefined || found.roster.state !== 'open') return false;
        const { roster, list } = found;
        const rows = await request.tx.rosters.rows(id);
        const changed = new Map(
          rows.flatMap(({ number, written }) => {
            const line = lines.get(number);
            return line === undefined
              ? []
              : [[number, patchRow(written, line, list.reader.isPlace)] as const];
          }),
        );
        await putRows(request.tx, roster, await rejudge(request.tx, list, rows, changed), request.at);
        return true;
      }),

    /** What holds for the whole list. */
    answer: (visit: Visit, id: string, answers: Answers): Promise<boolean | undefined> =>
      asked(visit, async (request) => {
        const found = await draftOf(request, id);
        if (found === undefined || found.roster.state !== 'open') return false;
        await deps.answers(request, found.list.unit.id, { ...answers, roster: id });
        return true;
      }),

    /** The one word, as the button in the chat says it; gives what the chat would be answered. */
    word: (visit: Visit, id: string, word: 'ok' | 'drop'): Promise<readonly Say[] | undefined> =>
      asked(visit, async (request) => {
        const found = await draftOf(request, id);
        if (found === undefined) return undefined;
        return (await deps.command(request, `${id} ${word}`)).says ?? [];
      }),
  };
}

const by = ({ at, conversation }: Request) => ({ account: conversation.account, at, from: 'form' }) as const;

/** Whole parts are skipped unread; those that a long list was partly recorded from are of any size. */
async function rowsFrom(tx: Tx, id: string, from: number): Promise<readonly JudgedRow[]> {
  const first = (await tx.rosters.part(id, 0)) ?? [];
  const skipped = first.length === PART ? Math.floor(from / PART) : 0;
  const rows: JudgedRow[] = [];
  const wanted = from - skipped * PART + ROWS_SHOWN;
  for (let n = skipped; rows.length < wanted; n++) {
    const part = await tx.rosters.part(id, n);
    if (part === undefined) break;
    rows.push(...part);
  }
  return rows.slice(wanted - ROWS_SHOWN, wanted);
}
