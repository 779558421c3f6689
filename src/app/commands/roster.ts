import type { Unit } from '../../core/campaign/unit.ts';
import { EDITED } from '../../core/dialogue/edited.ts';
import { fold } from '../../core/message/fold.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { unitOfFlow } from '../../core/report/unit-flows.ts';
import { continueList } from '../../core/roster/continue-list.ts';
import type { JudgedRow } from '../../core/roster/judge.ts';
import { looksLikeRoster, readPatches } from '../../core/roster/looks-like-roster.ts';
import { matchPatches } from '../../core/roster/match-patches.ts';
import { patchRow } from '../../core/roster/patch.ts';
import { readText } from '../../core/roster/read-text.ts';
import { button, joinReasons, sayRows } from '../../core/roster/say-roster.ts';
import { MINUTE } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Roster, Tx } from '../../ports/store.ts';
import { isOnBehalf } from '../focus.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import {
  type createDraftRoster,
  type ListOfUnit,
  placeOf,
  putRows,
  rejudge,
  rosterOf,
} from '../rosters/draft-roster.ts';
import { withKnown } from '../rosters/judge-people.ts';
import type { createRecordRoster } from '../rosters/record-roster.ts';
import type { ReaderOf } from '../rosters/roster-reader.ts';
import { presentDraft } from '../rosters/say-draft.ts';
import { unitsReportedBy } from '../units-reported-by.ts';

interface Deps {
  readonly planner: Planner;
  readonly readerOf: ReaderOf;
  readonly draftRoster: ReturnType<typeof createDraftRoster>;
  readonly recordRoster: ReturnType<typeof createRecordRoster>;
  /** Lists too long for one transaction are recorded as a job; returns what to say meanwhile. */
  readonly recordLater?: (request: Request, list: ListOfUnit, roster: Roster) => Outcome | undefined;
}

/** A long paste reaches us in several messages, and so do forwarded rows: what follows so soon belongs to the same list. */
const TOGETHER = 2 * MINUTE;

/** Among what holds for a whole draft: nobody has said yet that the list is of this unit. */
const GUESS = 'guess';

/** A pasted list, a row put right, or a button under the card: "<id> ok", "<id> drop", "<id> show", "<id> open". */
export function createRoster({ planner, readerOf, draftRoster, recordRoster, recordLater }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const [, id, action] = /^(\S{20,40}) (ok|drop|show|open|u\d+)$/.exec(args) ?? [];
    if (id !== undefined && action !== undefined) return word(request, id, action);
    const waiting = await request.tx.rosters.openOf(request.conversation.account, request.door.commune);
    if (args.startsWith(EDITED)) return replace(request, waiting, args.slice(EDITED.length));
    if (args.trim() === '')
      return waiting.length > 0
        ? listWaiting(request, waiting)
        : { says: [say([text('roster.how-to')], [toPage()])] };
    return (await patch(request, waiting, args)) ?? (await take(request, waiting, args));
  };

  /** The unit of a list that is under way, or that the list names, or the only one; otherwise the person is asked. */
  function listFor(request: Request, unitId: string): ListOfUnit | { readonly outcome: Outcome } {
    const own = ownUnit(planner, request, unitId, 'roster');
    if ('outcome' in own) return own;
    const reader = readerOf(own.plan, own.unit, request.at);
    if (reader === undefined)
      return { outcome: { says: [say([text('report.no-list', { unit: plain(own.unit.name) })])] } };
    return { ...own, reader };
  }

  async function take(request: Request, waiting: readonly Roster[], typed: string): Promise<Outcome> {
    const { tx, at, door, conversation, grants } = request;
    const plan = planner.current(door.commune, at);
    const units = plan ? unitsReportedBy(grants, plan.content) : [];
    const flow = conversation.dialogue.session?.flow;
    const wanted = (flow && unitOfFlow(flow)) ?? titled(units, typed)?.id ?? '';
    // A long paste and forwarded rows go on where the last one was.
    const last = waiting.find(({ from, changedAt }) => from === 'text' && at - changedAt < TOGETHER);
    const goesOn = wanted === '' && last?.campaign === plan?.campaign.id ? last : undefined;
    let list = listFor(request, wanted === '' ? (goesOn?.unit ?? '') : wanted);
    // Whose list it is can be asked when it is safe in a draft.
    const isGuess = ('outcome' in list && units.length > 1) || goesOn?.common[GUESS] !== undefined;
    if ('outcome' in list && isGuess) {
      const first = units.map(({ id }) => listFor(request, id)).find((one) => 'reader' in one);
      if (first !== undefined) list = first;
    }
    if ('outcome' in list) return list.outcome;
    const read = readText(typed, list.reader.isPlace);
    if (read.people.length === 0) return { says: [say([text('roster.nobody')], [toPage()])] };
    const recent = waiting.find(
      (roster) =>
        roster.unit === list.unit.id &&
        roster.campaign === list.plan.campaign.id &&
        roster.from === 'text' &&
        at - roster.changedAt < TOGETHER,
    );
    const by = { account: conversation.account, at, from: 'text' } as const;
    const present = (roster: Roster) =>
      isGuess ? askUnit(request, units, roster) : presentDraft(list, roster);
    if (recent === undefined) return present(await draftRoster(tx, list, read, by));
    const rows = await tx.rosters.rows(recent.id);
    const isSame =
      rows.length === read.people.length &&
      rows.every(({ written }, n) => written.source === read.people[n]?.source);
    if (isSame) return present(recent);
    const { rows: all, again } = continueList(rows, read.people);
    return present(await putRows(tx, recent, await rejudge(tx, list, all, again), at));
  }

  /** The list of a message that was edited. What came in several messages is no longer one of them. */
  async function replace(request: Request, waiting: readonly Roster[], typed: string): Promise<Outcome> {
    const [roster, ...others] = waiting;
    if (roster === undefined || roster.from !== 'text' || !isOfOneMessage(roster))
      return { says: [say([text('dialogue.edit-unread')])] };
    await drop(request, roster);
    return take(request, others, typed);
  }

  /** Undefined when it is no correction of rows of the newest draft. */
  async function patch(
    request: Request,
    waiting: readonly Roster[],
    typed: string,
  ): Promise<Outcome | undefined> {
    const [roster] = waiting;
    const patches = roster && readPatches(typed);
    if (roster === undefined || patches === undefined) return undefined;
    const { tx, at } = request;
    const rows = await tx.rosters.rows(roster.id);
    const matched = matchPatches(rows, patches);
    if ('missing' in matched) {
      if (looksLikeRoster(typed)) return undefined;
      const example = rows.find(({ verdict }) => verdict === 'rejected')?.number ?? 1;
      const { missing } = matched;
      return {
        says: [
          say(
            [
              missing.length === 0
                ? text('roster.which-row', { number: example })
                : text('roster.no-row', { numbers: missing.join(', ') }),
            ],
            // Under it a row is put right as under the card.
            [button(roster.id, 'open', text('roster.choice.back'))],
          ),
        ],
      };
    }
    const list = listFor(request, roster.unit);
    if ('outcome' in list) return list.outcome;
    const changed = new Map(
      matched.rows.map(({ row, line }) => [row.number, patchRow(row.written, line, list.reader.isPlace)]),
    );
    return presentDraft(list, await putRows(tx, roster, await rejudge(tx, list, rows, changed), at));
  }

  async function word(request: Request, id: string, action: string): Promise<Outcome> {
    const { tx, at, conversation } = request;
    const roster = await tx.rosters.find(id);
    if (roster === undefined || roster.commune !== request.door.commune)
      return { says: [say([text('roster.gone')])] };
    if (action.startsWith('u')) return moveTo(request, roster, Number(action.slice(1)));
    const list = listFor(request, roster.unit);
    if ('outcome' in list) return list.outcome;
    if (list.plan.campaign.id !== roster.campaign) return { says: [say([text('roster.gone')])] };
    if (roster.state !== 'open')
      return { says: [say([text(roster.state === 'recorded' ? 'roster.already' : 'roster.dropped')])] };
    if (action === 'open') return presentDraft(list, roster);
    if (action === 'show') return show(tx, roster);
    if (action === 'drop') {
      await drop(request, roster);
      return { says: [say([text('roster.dropped')])] };
    }
    const open = (roster.summary?.open ?? []).some((question) => roster.common[question] === undefined);
    if (open) return presentDraft(list, roster);
    const later = recordLater?.(request, list, roster);
    if (later) return later;
    // Others may have reported the same people since the card was shown.
    const rows = await withKnown(tx, placeOf(list), await tx.rosters.rows(id));
    if (rows.length === 0) return { says: [say([text('roster.already')])] };
    const onBehalf = isOnBehalf(request.grants, roster.unit);
    return { says: await recordRoster(tx, list, roster, { account: conversation.account, at, onBehalf }) };
  }

  /** The same people into the list of another unit of this person, by its place among them. */
  async function moveTo(request: Request, roster: Roster, n: number): Promise<Outcome> {
    const { tx, at, door, grants, conversation } = request;
    const plan = planner.current(door.commune, at);
    const unit = plan && unitsReportedBy(grants, plan.content)[n - 1];
    if (unit === undefined || roster.state !== 'open') return { says: [say([text('roster.gone')])] };
    const list = listFor(request, unit.id);
    if ('outcome' in list) return list.outcome;
    if (unit.id === roster.unit) {
      const { [GUESS]: _, ...common } = roster.common;
      await tx.rosters.change(roster.id, roster.revision, { common, at });
      return presentDraft(list, await rosterOf(tx, roster.id));
    }
    const people = (await tx.rosters.rows(roster.id)).map(({ written }) => written);
    const by = { account: conversation.account, at, from: roster.from };
    const moved = await draftRoster(tx, list, { people, converted: false }, by);
    await tx.rosters.change(roster.id, roster.revision, { state: 'dropped', at });
    await tx.rosters.clear(roster.id);
    return presentDraft(list, moved);
  }

  async function show(tx: Tx, roster: Roster): Promise<Outcome> {
    const rows = await tx.rosters.rows(roster.id);
    const buttons = [button(roster.id, 'open', text('roster.choice.back'))];
    return { says: [say([...sayRows(rows, showRow)], buttons)], asks: true };
  }

  function listWaiting({ door, at }: Request, waiting: readonly Roster[]): Outcome {
    const plan = planner.current(door.commune, at);
    const labels = waiting.slice(0, 8).map(({ id, unit, summary, at: sent }) =>
      button(
        id,
        'open',
        text('roster.open', {
          unit: plain(plan?.content.units.find((one) => one.id === unit)?.name ?? unit),
          rows: summary?.rows ?? 0,
          at: showMoment(sent, plan?.campaign.timeZone ?? 'Asia/Ho_Chi_Minh'),
        }),
      ),
    );
    return { says: [say([text('roster.waiting')], labels)], asks: true };
  }
}

/** Every change raises the revision: its rows do once, and asking whose list it is does. */
const isOfOneMessage = ({ revision, common }: Roster): boolean =>
  revision === (common[GUESS] === undefined ? 2 : 3);

async function drop({ tx, at, conversation }: Request, { id, revision }: Roster): Promise<void> {
  await tx.rosters.change(id, revision, { state: 'dropped', at });
  await tx.rosters.clear(id);
  tx.audit.add({ at, actor: conversation.account, action: 'drop-roster', subject: id });
}

/** For lists that are long, or hard to send in a chat. */
const toPage = () => commandChoice('list-page', '', text('roster.choice.page'));

async function askUnit({ tx, at }: Request, units: readonly Unit[], roster: Roster): Promise<Outcome> {
  const { id, revision, common } = roster;
  if (common[GUESS] === undefined)
    await tx.rosters.change(id, revision, { common: { ...common, [GUESS]: 'yes' }, at });
  const choices = units.map((unit, n) => button(id, `u${n + 1}`, plain(unit.name)));
  return { says: [say([text('roster.which-unit')], choices)], asks: true };
}

/** "DANH SÁCH THÔN 3": a title that names one of the person's units. */
function titled(units: readonly Unit[], content: string): Unit | undefined {
  const titles = ` ${fold(readText(content).titles.join(' ')).replace(/[^a-z0-9]+/g, ' ')} `;
  const meant = units.filter(({ name, aliases }) =>
    [name, ...aliases].some((one) => titles.includes(` ${fold(one)} `)),
  );
  return meant.length === 1 ? meant[0] : undefined;
}

/** Name and what was read beside it, as the person wrote it themselves. */
function showRow({ number, verdict, person, written, reasons }: JudgedRow): Text {
  const { name, address, citizenId, phone, plates = [] } = person;
  const row = [name ?? written.name ?? '', address, citizenId, phone, ...plates]
    .filter((part) => part)
    .join(' · ');
  return text(`roster.row.${verdict}`, { number, row: plain(row), because: joinReasons(reasons) });
}
