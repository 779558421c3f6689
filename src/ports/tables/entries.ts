import type { FoundBy } from '../../core/roster/judge-table.ts';
import type { Instant } from '../../core/time/instant.ts';
import type {
  Alike,
  AlikeSettled,
  AlikeVerdict,
  Correction,
  Credit,
  Entry,
  EntryView,
  Foreseen,
  OpenEntry,
  OwnEntry,
  PersonFields,
  Proof,
  Recorded,
  Tally,
  UnnamedChild,
  Verdict,
  Window,
} from '../entry.ts';

export interface Entries {
  /**
   * A citizen ID makes one person of the commune; without one, the same unit, name and address or phone do.
   * Merges achievements, each with its own proof, and lowers none. A withdrawn row begins anew.
   */
  record(entry: Entry): Promise<Recorded>;
  /** The same as one after the other, in a few statements for all; what came of each is at its place. */
  recordAll(entries: readonly Entry[]): Promise<readonly Recorded[]>;
  /** What recording these people there would find, each at its place. Writes nothing. */
  foresee(
    commune: string,
    campaign: string,
    unit: string,
    people: readonly PersonFields[],
  ): Promise<readonly Foreseen[]>;
  /** False where `foresee` would find none of these people, at a fraction of the price. */
  mayKnow(commune: string, campaign: string, unit: string, found: FoundBy): Promise<boolean>;
  /**
   * People who may be one though nothing proves it: the same name and year of birth in one village. At most `limit`, and
   * only for a human to judge. Leave a trace in the audit.
   */
  alike(commune: string, campaign: string, limit: number): Promise<readonly Alike[]>;
  /**
   * A human's decision on rows that look alike is kept, and they are not told again; 'same' makes them one person of the
   * commune.
   */
  settleAlike(
    commune: string,
    campaign: string,
    ids: readonly string[],
    verdict: AlikeVerdict,
    by: string,
    at: Instant,
  ): Promise<AlikeSettled>;
  /**
   * Counts children, who must not be listed: rows without a name, which no list shows. Who was named is counted once, and
   * achieves more when they come again; nothing of the person is kept but a keyed digest. Returns how many were new.
   */
  countChildren(children: readonly UnnamedChild[]): Promise<number>;
  list(commune: string, campaign: string, unit: string): Promise<readonly EntryView[]>;
  /** Those of a unit who are counted and not listed. */
  unnamed(
    commune: string,
    campaign: string,
    unit: string,
  ): Promise<readonly { readonly id: string; readonly proof: Proof }[]>;
  /** Rows that are in a list, by their ids; those that are not are left out. */
  pick(ids: readonly string[]): Promise<readonly OwnEntry[]>;
  /** Takes a row out of the list. False when it is not in that unit's list. */
  withdraw(commune: string, campaign: string, unit: string, id: string, at: Instant): Promise<boolean>;
  /**
   * Changes fields of a row that is in the list. `taken`: the new citizen ID belongs to another row of this list, and
   * nothing was changed. `achieved`, when given, replaces what was achieved. `gone`: no such row in that list.
   */
  correct(
    commune: string,
    campaign: string,
    unit: string,
    id: string,
    change: Correction,
    at: Instant,
  ): Promise<'corrected' | 'taken' | 'gone'>;
  /** The person has moved, died or gone for another reason: the row stays and counts no more. Null: they are back. */
  leave(
    commune: string,
    campaign: string,
    unit: string,
    id: string,
    reason: string | null,
    at: Instant,
  ): Promise<boolean>;
  /** How sure one thing that somebody achieved is; what is rejected leaves the totals. False when nothing changed. */
  judge(verdict: Verdict): Promise<boolean>;
  /** A unit's list with all fields as they were given: for judging, never for showing. Leave a trace in the audit. */
  opened(commune: string, campaign: string, unit: string): Promise<readonly OpenEntry[]>;
  /** The ids of a unit's list, in its order. */
  ids(commune: string, campaign: string, unit: string): Promise<readonly string[]>;
  /** Some rows of a unit's list as `opened` gives them; what is not in it is left out. */
  open(
    commune: string,
    campaign: string,
    unit: string,
    ids: readonly string[],
  ): Promise<readonly OpenEntry[]>;
  /** Rows that count, per helper and metric. */
  credits(commune: string, campaign: string): Promise<readonly Credit[]>;
  /**
   * Moves the lists of units into that of `to`, in every campaign, as the change `seq` wants. Whoever is in both is once
   * in the new one, with what either had achieved. Returns how many rows came.
   */
  carry(seq: number, commune: string, units: readonly string[], to: string, at: Instant): Promise<number>;
  /** Gives back what `carry` has moved for that change; what was recorded meanwhile stays. */
  carryBack(seq: number, commune: string): Promise<void>;
  /**
   * Rows per unit × metric × proof (lượt) whose metric was first recorded in the window, if one is given; of one unit
   * only, if that is given.
   */
  tallies(commune: string, campaign: string, window?: Window, unit?: string): Promise<readonly Tally[]>;
  /**
   * Distinct people per metric over the whole commune (người), counting proofs in the set; a person belongs to the
   * window in which they were first recorded with that metric by anyone.
   */
  people(
    commune: string,
    campaign: string,
    proofs: readonly Proof[],
    window?: Window,
  ): Promise<ReadonlyMap<string, number>>;
  /** The unit answers for rows that were self-declared; returns how many it raised. */
  vouch(ids: readonly string[], by: string, at: Instant): Promise<number>;
  /**
   * Erases everything personal in these rows. `counted`: they leave the lists and go on counting, as when their time is
   * over; otherwise they count for nothing any more. Returns those that held anything.
   */
  erase(ids: readonly string[], counted: boolean, at: Instant): Promise<readonly string[]>;
  /**
   * Rows of a campaign that hold personal data, at most `limit`; withdrawn ones too. `idleSince`: only those that nobody
   * has written since then.
   */
  personal(commune: string, campaign: string, limit: number, idleSince?: Instant): Promise<readonly string[]>;
  /** How many of these rows hold personal data. */
  countPersonal(ids: readonly string[]): Promise<number>;
}
