import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';
import { findAlike } from './alike-entries.ts';
import { carryList, carryListBack } from './carry-list.ts';
import { correctEntry } from './correct-entry.ts';
import { countChildren } from './count-unnamed.ts';
import { countPeople, countRows } from './counts.ts';
import { readCredits } from './credits.ts';
import { toEntryContext } from './entry-context.ts';
import { judgeEntry, leaveEntry } from './entry-verdicts.ts';
import { countPersonal, eraseEntries } from './erase-entries.ts';
import { foreseeEntries } from './foresee-entries.ts';
import { openSome, pickRows, readIds, readList, readOpen } from './lists.ts';
import { mayKnow } from './may-know.ts';
import { proofAt } from './proof.ts';
import { recordEntries } from './record-entries.ts';
import { settleAlike } from './settle-alike.ts';
import { tallyUnit } from './tally-unit.ts';
import { vouchFor } from './vouch.ts';

const withdraw = statement(
  { commune: 'text', campaign: 'text', unit: 'text', id: 'text', at: 'int' },
  `UPDATE entry SET withdrawn_at = r.at, changed_at = r.at FROM {rows} WHERE entry.id = r.id
   AND entry.commune = r.commune AND entry.campaign = r.campaign AND entry.unit = r.unit AND entry.withdrawn_at IS NULL`,
);
const unmake = statement(
  { entry: 'text' },
  'UPDATE achievement SET live = 0 FROM {rows} WHERE achievement.entry = r.entry',
);

export const entries = (base: Context): Tx['entries'] => {
  const context = toEntryContext(base);
  const { sql, db, flushEntries } = context;

  return {
    async record(entry) {
      const [recorded] = await recordEntries(context, [entry]);
      if (recorded === undefined) throw new Error('nothing was recorded');
      return recorded;
    },
    recordAll: (all) => recordEntries(context, all),
    foresee: (commune, campaign, unit, people) =>
      foreseeEntries(context, { commune, campaign, unit }, people),
    mayKnow: (commune, campaign, unit, found) => mayKnow(context, { commune, campaign, unit }, found),
    alike: (commune, campaign, limit) => findAlike(context, commune, campaign, limit),
    settleAlike: (...decision) => settleAlike(context, ...decision),
    countChildren: (children) => countChildren(context, children),
    correct: (commune, campaign, unit, id, change, at) =>
      correctEntry(context, { commune, campaign, unit }, id, change, at),
    async list(commune, campaign, unit) {
      await flushEntries();
      return readList(context, { commune, campaign, unit });
    },
    async unnamed(commune, campaign, unit) {
      await flushEntries();
      const query = db
        .selectFrom('entry')
        .select(['id', 'proof'])
        .where('commune', '=', commune)
        .where('campaign', '=', campaign)
        .where('unit', '=', unit)
        .where('erased_at', 'is not', null)
        .where('withdrawn_at', 'is', null)
        .orderBy('at')
        .orderBy('id');
      return (await sql.run(query.compile())).rows.map(({ id, proof }) => ({ id, proof: proofAt(proof) }));
    },
    async pick(ids) {
      await flushEntries();
      return pickRows(context, ids);
    },
    erase: (ids, counted, at) => eraseEntries(context, ids, counted, at),
    vouch: (ids, by, at) => vouchFor(context, ids, by, at),
    countPersonal: (ids) => countPersonal(context, ids),
    async personal(commune, campaign, limit, idleSince) {
      await flushEntries();
      const query = db
        .selectFrom('entry')
        .select('id')
        .where('commune', '=', commune)
        .where('campaign', '=', campaign)
        .where('erased_at', 'is', null)
        .$if(idleSince !== undefined, (rows) => rows.where('changed_at', '<', idleSince ?? 0))
        .orderBy('id')
        .limit(limit);
      return (await sql.run(query.compile())).rows.map(({ id }) => id);
    },
    async withdraw(commune, campaign, unit, id, at) {
      // Before any row is locked, so that nobody who records waits for this while this waits for them.
      await context.lockCommune(commune);
      await flushEntries();
      const { count } = await sql.each(withdraw, [{ commune, campaign, unit, id, at }]);
      if (count > 0) await sql.each(unmake, [{ entry: id }]);
      return count > 0;
    },
    leave: (commune, campaign, unit, id, reason, at) =>
      leaveEntry(context, { commune, campaign, unit }, id, reason, at),
    judge: (verdict) => judgeEntry(context, verdict),
    async opened(commune, campaign, unit) {
      await flushEntries();
      return readOpen(context, { commune, campaign, unit });
    },
    async ids(commune, campaign, unit) {
      await flushEntries();
      return readIds(context, { commune, campaign, unit });
    },
    async open(commune, campaign, unit, ids) {
      await flushEntries();
      return openSome(context, { commune, campaign, unit }, ids);
    },
    async credits(commune, campaign) {
      await flushEntries();
      return readCredits(context, commune, campaign);
    },
    carry: (seq, commune, units, to, at) => carryList(context, seq, commune, units, to, at),
    carryBack: (seq, commune) => carryListBack(context, seq, commune),
    async tallies(commune, campaign, window = {}, unit) {
      if (unit !== undefined) return tallyUnit(context, commune, campaign, unit, window);
      await flushEntries();
      const { rows } = await sql.run(countRows(db, commune, campaign, window));
      return rows.map((row) => ({ ...row, proof: proofAt(row.proof) }));
    },
    async people(commune, campaign, proofs, window = {}) {
      await flushEntries();
      if (proofs.length === 0) return new Map();
      const { rows } = await sql.run(countPeople(db, commune, campaign, proofs, window));
      return new Map(rows.map(({ metric, people }) => [metric, people]));
    },
  };
};
