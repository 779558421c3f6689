import type { Role } from '../core/access/access.ts';
import { type DatedChange, isUnitChange, standing, type UnitChange } from '../core/change/change.ts';
import { startOf } from '../core/time/day.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store, Tx } from '../ports/store.ts';
import { carryWork, carryWorkBack } from './carry-work.ts';
import type { Planner } from './planner.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
}

/** Moves what hangs on units (lists, roles, reports) when a merger, a split or an end comes into force. */
export type CarryChanges = () => Promise<number>;

/** People of a unit, who go on in the unit that it becomes. */
const OF_UNIT: readonly Role[] = ['head', 'deputy', 'helper'];

/**
 * Each change is carried out once, at the beginning of its day or as soon as it is made, if that is later; one that is
 * taken back is carried back. A mark in the database says which is done, with the moment.
 */
export function createCarryChanges({ store, clock, planner }: Deps): CarryChanges {
  const done = new Set<number>();
  return async () => {
    const at = clock.now();
    let carried = 0;
    for (const dated of pending(at)) {
      if (await store.transaction((tx) => carryOnce(tx, dated, at))) carried++;
      done.add(dated.seq);
    }
    return carried;
  };

  function pending(at: Instant): readonly DatedChange[] {
    const changes = planner.changes();
    if (changes.length === done.size) return [];
    const stands = new Set(standing(changes).map(({ seq }) => seq));
    return changes.filter((dated) => {
      const { seq, change, commune } = dated;
      if (done.has(seq)) return false;
      if (change.type === 'change-undone') return true;
      if (!isUnitChange(change) || !stands.has(seq)) {
        done.add(seq);
        return false;
      }
      const timeZone = planner.content(commune, at)?.commune.timeZone;
      return timeZone !== undefined && startOf(change.from, timeZone) <= at;
    });
  }

  async function carryOnce(tx: Tx, dated: DatedChange, at: Instant): Promise<boolean> {
    if ((await tx.marks.get(markOf(dated.seq))) !== undefined) return false;
    tx.marks.set(markOf(dated.seq), at);
    const { change } = dated;
    if (change.type === 'change-undone') {
      const since = await tx.marks.get(markOf(change.of));
      const undone = planner.changes().find(({ seq }) => seq === change.of);
      // It never came into force, or there is nothing that hung on it.
      if (since === undefined || undone === undefined || !isUnitChange(undone.change)) return false;
      await carryBack(tx, dated, undone.seq, undone.change, since, at);
      return true;
    }
    if (!isUnitChange(change)) return false;
    await carryOver(tx, dated, change, at);
    return true;
  }

  async function carryOver(tx: Tx, { seq, commune }: DatedChange, change: UnitChange, at: Instant) {
    const { ended, heirs, list } = movesOf(change);
    if (ended.length === 0) return;
    if (list !== undefined) await tx.entries.carry(seq, commune, ended, list, at);
    const held = await tx.grants.history(commune, [...ended, ...heirs]);
    const has = new Set(
      held.flatMap(({ account, grant: { role, unit }, until }) =>
        until === undefined ? `${account} ${role} ${unit}` : [],
      ),
    );
    for (const { account, grant, until } of held) {
      if (until !== undefined || !ended.includes(grant.unit ?? '')) continue;
      tx.grants.end(account, grant, at);
      if (!OF_UNIT.includes(grant.role)) continue;
      for (const unit of heirs) {
        if (has.has(`${account} ${grant.role} ${unit}`)) continue;
        has.add(`${account} ${grant.role} ${unit}`);
        tx.grants.add(account, { ...grant, unit }, at);
      }
    }
    // By now the heads of the units that ended are those of the new one.
    if (list !== undefined)
      await carryWork(tx, planner, { seq, commune, units: ended, to: list, at }, change);
    await inheritReports(tx, commune, heirs, at);
    tx.audit.add({
      at,
      actor: 'bot',
      action: 'carry-change',
      subject: `${commune}/${seq}`,
      detail: { type: change.type },
    });
  }

  /** What every unit before it has filed already is not asked of the new unit again. */
  async function inheritReports(tx: Tx, commune: string, heirs: readonly string[], at: Instant) {
    const units = planner.units(commune, at);
    for (const { id } of planner.content(commune, at)?.campaigns ?? []) {
      const plan = planner.of(commune, id, at);
      if (plan === undefined) continue;
      const filed = new Map((await tx.submissions.of(commune, id)).map((one) => [one.obligation, one]));
      if (filed.size === 0) continue;
      for (const heir of heirs) {
        const parents = units.filter(({ into = [] }) => into.includes(heir));
        if (parents.length === 0) continue;
        const own = [...plan.obligations.values()].filter(
          ({ unit, key, due }) => unit === heir && due > at && !filed.has(key),
        );
        for (const { key, report, period } of own) {
          const theirs = parents.map((parent) =>
            filed.get(`${commune}/${id}/${report}/${parent.id}/${period}`),
          );
          if (theirs.some((one) => one === undefined)) continue;
          const last = theirs
            .flatMap((one) => one ?? [])
            .toSorted((a, b) => b.firstCompleteAt - a.firstCompleteAt)[0];
          if (last === undefined) continue;
          const nil = theirs.every((one) => one?.nil === true);
          const place = { obligation: key, commune, campaign: id, unit: heir };
          tx.submissions.file({ ...place, nil, by: last.by, at: last.firstCompleteAt });
        }
      }
    }
  }

  async function carryBack(
    tx: Tx,
    { seq: undo, commune }: DatedChange,
    seq: number,
    change: UnitChange,
    since: Instant,
    at: Instant,
  ) {
    const { ended, heirs, list, born } = movesOf(change);
    const [first] = ended;
    if (list !== undefined) {
      await tx.entries.carryBack(seq, commune);
      await carryWorkBack(tx, planner, { seq, commune, to: list, since, at });
    }
    // What was recorded meanwhile in a unit that never was is kept by the first of those it was made of.
    if (first !== undefined && born.length > 0) await tx.entries.carry(undo, commune, born, first, at);
    for (const { account, grant, from, until } of await tx.grants.history(commune, [...ended, ...heirs])) {
      const unit = grant.unit ?? '';
      if (heirs.includes(unit) && from === since && until === undefined) tx.grants.end(account, grant, at);
      if (ended.includes(unit) && until === since) tx.grants.add(account, grant, at);
    }
    tx.audit.add({ at, actor: 'bot', action: 'carry-change-back', subject: `${commune}/${seq}` });
  }
}

const markOf = (seq: number): string => `carried:${seq}`;

interface Moves {
  /** Units that end. */
  readonly ended: readonly string[];
  /** Units in which their people go on. */
  readonly heirs: readonly string[];
  /** Units that begin with the change. */
  readonly born: readonly string[];
  /** The unit that gets the lists. */
  readonly list?: string;
}

function movesOf(change: UnitChange): Moves {
  switch (change.type) {
    case 'units-merged': {
      const { id } = change.into;
      const born = change.units.includes(id) ? [] : [id];
      return { ended: change.units.filter((unit) => unit !== id), heirs: [id], born, list: id };
    }
    case 'unit-split': {
      const heirs = change.into.map(({ id }) => id);
      const goesOn = heirs.includes(change.unit);
      const born = heirs.filter((id) => id !== change.unit);
      if (goesOn) return { ended: [], heirs, born };
      return { ended: [change.unit], heirs, born, list: heirs[0] as string };
    }
    case 'unit-retired':
      return { ended: [change.unit], heirs: [], born: [] };
    default:
      return { ended: [], heirs: [], born: [] };
  }
}
