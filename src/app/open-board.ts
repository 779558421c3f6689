import type { Board } from '../core/report/board.ts';
import type { GuideProgress } from '../core/report/guide-progress.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Catalogue } from '../ports/catalogue.ts';
import type { HelpRequest, HelpState } from '../ports/help.ts';
import type { Reminder, Tx } from '../ports/store.ts';
import type { SharedPerson } from '../ports/tables/breakdowns.ts';
import { loadGuides } from './guides/load-guides.ts';
import { type Dossier, loadDossier } from './load-dossier.ts';
import type { Plan } from './planner.ts';

/** What the page of the board shows, all of one moment. */
export interface BoardView {
  readonly plan: Plan;
  readonly board: Board;
  readonly dossier: Dossier;
  /** Newest first. */
  readonly reminders: readonly Reminder[];
  /** Nothing of who asked, nor what for. */
  readonly help: {
    readonly waiting: readonly Pick<HelpRequest, 'number' | 'unit' | 'at' | 'way' | 'state'>[];
    readonly tally: ReadonlyMap<HelpState, number>;
  };
  /** How far citizens came in the guides. */
  readonly guides: readonly GuideProgress[];
  readonly shared: { readonly people: readonly SharedPerson[]; readonly total: number };
}

/** Nobody reads more than that on a page; the files hold the rest. */
const SHARED_SHOWN = 20;

/** Opens the board for one account, and notes that it was looked at: people's names stand on it. */
export async function openBoard(
  tx: Tx,
  plan: Plan,
  guides: Catalogue['guides'],
  account: string,
  at: Instant,
): Promise<BoardView> {
  const { commune, id } = plan.campaign;
  const dossier = await loadDossier(tx, plan, at);
  const reminders = (await tx.reminders.of(commune, id)).toReversed();
  const shared = await tx.breakdowns.shared(commune, id, SHARED_SHOWN);
  const waiting = await tx.helpRequests.waiting(commune);
  const help = { waiting, tally: await tx.helpRequests.tally(commune) };
  tx.audit.add({ at, actor: account, action: 'see-board', subject: `${commune}/${id}` });
  return {
    plan,
    board: dossier.board,
    dossier,
    reminders,
    shared,
    help,
    guides: await loadGuides(tx, plan, guides),
  };
}
