import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { accountsContract } from './store/accounts.ts';
import { announcementsContract } from './store/announcements.ts';
import { apiTokensContract } from './store/api-tokens.ts';
import { auditContract } from './store/audit.ts';
import { breakdownsContract } from './store/breakdowns.ts';
import { carriedListsContract } from './store/carried-lists.ts';
import { carriedRowsContract } from './store/carried-rows.ts';
import { changesContract } from './store/changes.ts';
import { countersContract } from './store/counters.ts';
import { deadLettersContract } from './store/dead-letters.ts';
import { entriesContract } from './store/entries.ts';
import { guideRunsContract } from './store/guide-runs.ts';
import { helpContract } from './store/help.ts';
import { incidentsContract } from './store/incidents.ts';
import { jobsContract } from './store/jobs.ts';
import { joinsContract } from './store/joins.ts';
import { leasesContract } from './store/leases.ts';
import { mediaFilesContract } from './store/media-files.ts';
import { nudgesContract } from './store/nudges.ts';
import { outboxContract } from './store/outbox.ts';
import { recordAllContract } from './store/record-all.ts';
import { reportingContract } from './store/reporting.ts';
import { rightsContract } from './store/rights.ts';
import { rostersContract } from './store/rosters.ts';
import { scheduleContract } from './store/schedule.ts';
import { tipsContract } from './store/tips.ts';
import { tokensContract } from './store/tokens.ts';
import { tracesContract } from './store/traces.ts';
import { transactionsContract } from './store/transactions.ts';
import { webContract } from './store/web.ts';

/** What every store does, whatever it is made of. `open` gives an empty one. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const current = () => store;

    describe('transactions', () => transactionsContract(current));
    describe('accounts', () => accountsContract(current));
    describe('entries', () => entriesContract(current));
    describe('carried lists', () => carriedListsContract(current));
    describe('what goes along with a unit', () => carriedRowsContract(current));
    describe('changes', () => changesContract(current));
    describe('outbox', () => outboxContract(current));
    describe('leases', () => leasesContract(current));
    describe('dead letters', () => deadLettersContract(current));
    describe('jobs', () => jobsContract(current));
    describe('rosters', () => rostersContract(current));
    describe('people in batches', () => recordAllContract(current));
    describe('files', () => mediaFilesContract(current));
    describe('what units report', () => reportingContract(current));
    describe('help', () => helpContract(current));
    describe('announcements', () => announcementsContract(current));
    describe('runs through guides', () => guideRunsContract(current));
    describe('nudges', () => nudgesContract(current));
    describe('rights', () => rightsContract(current));
    describe('audit', () => auditContract(current));
    describe('incidents', () => incidentsContract(current));
    describe('schedule', () => scheduleContract(current));
    describe('api tokens', () => apiTokensContract(current));
    describe('breakdowns', () => breakdownsContract(current));
    describe('counters', () => countersContract(current));
    describe('tips', () => tipsContract(current));
    describe('joins', () => joinsContract(current));
    describe('tokens', () => tokensContract(current));
    describe('web', () => webContract(current));
    describe('traces', () => tracesContract(current));
  });
}
