import { AsyncLocalStorage } from 'node:async_hooks';
import type { Cipher } from '../../ports/cipher.ts';
import type { Store, Tx } from '../../ports/store.ts';
import { createBuffer } from './buffer.ts';
import { createBuilder } from './builder.ts';
import type { Context } from './context.ts';
import type { Dialect } from './dialect.ts';
import type { Sql } from './sql.ts';
import { acknowledgements } from './tables/acknowledgements.ts';
import { apiTokens } from './tables/api-tokens.ts';
import { audit } from './tables/audit.ts';
import { breakdowns } from './tables/breakdowns.ts';
import { bulletins } from './tables/bulletins.ts';
import { buttons } from './tables/buttons.ts';
import { carries } from './tables/carries.ts';
import { caseGroups } from './tables/case-groups.ts';
import { changes } from './tables/changes.ts';
import { chatGroups } from './tables/chat-groups.ts';
import { closings } from './tables/closings.ts';
import { consents } from './tables/consents.ts';
import { conversations } from './tables/conversations.ts';
import { counters } from './tables/counters.ts';
import { deadLetters } from './tables/dead-letters.ts';
import { desks } from './tables/desks.ts';
import { difficulties } from './tables/difficulties.ts';
import { digests } from './tables/digests.ts';
import { entries } from './tables/entries.ts';
import { erasures } from './tables/erasures.ts';
import { evidence } from './tables/evidence.ts';
import { followUps } from './tables/follow-ups.ts';
import { grants } from './tables/grants.ts';
import { guideRuns } from './tables/guide-runs.ts';
import { handed } from './tables/handed.ts';
import { helpRequests } from './tables/help-requests.ts';
import { histories } from './tables/histories.ts';
import { households } from './tables/households.ts';
import { inbox } from './tables/inbox.ts';
import { incidents } from './tables/incidents.ts';
import { invitations } from './tables/invitations.ts';
import { jobs } from './tables/jobs.ts';
import { joins } from './tables/joins.ts';
import { leases } from './tables/leases.ts';
import { marks } from './tables/marks.ts';
import { mediaFiles } from './tables/media-files.ts';
import { nudges } from './tables/nudges.ts';
import { outbox } from './tables/outbox.ts';
import { personRows } from './tables/person-rows.ts';
import { proposals } from './tables/proposals.ts';
import { reminders } from './tables/reminders.ts';
import { rightsRequests } from './tables/rights-requests.ts';
import { rosters } from './tables/rosters.ts';
import { spotChecks } from './tables/spot-checks.ts';
import { stated } from './tables/stated.ts';
import { submissions } from './tables/submissions.ts';
import { tipFigures } from './tables/tip-figures.ts';
import { tipThreads } from './tables/tip-threads.ts';
import { tips } from './tables/tips.ts';
import { tokens } from './tables/tokens.ts';
import { traces } from './tables/traces.ts';
import { villages } from './tables/villages.ts';
import { webLinks, webSessions } from './tables/web.ts';

/** What a database must offer to be a store. */
export interface Engine {
  readonly dialect: Dialect;
  /** Commits what `work` did, or rolls it back and throws what it threw. */
  inTransaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface StoreDeps {
  readonly cipher: Cipher;
  /** New ids that sort by time, such as UUIDv7. */
  readonly ids: () => string;
}

export function createStore(engine: Engine, { cipher, ids }: StoreDeps): Store {
  const db = createBuilder(engine.dialect);
  const inside = new AsyncLocalStorage<{ open: boolean }>();

  return {
    async transaction(work) {
      // On SQLite it would wait for itself for ever.
      if (inside.getStore()?.open) throw new Error('a transaction inside a transaction');
      const scope = { open: true };
      try {
        return await inside.run(scope, () =>
          engine.inTransaction(async (sql) => {
            const buffer = createBuffer(sql);
            try {
              const result = await work(createTx({ sql, buffer, db, cipher, ids }));
              await buffer.flush();
              return result;
            } finally {
              buffer.close();
            }
          }),
        );
      } finally {
        scope.open = false;
      }
    },
    close: () => engine.close(),
  };
}

const createTx = (context: Context): Tx => ({
  inbox: inbox(context),
  deadLetters: deadLetters(context),
  conversations: conversations(context),
  grants: grants(context),
  invitations: invitations(context),
  entries: entries(context),
  submissions: submissions(context),
  reminders: reminders(context),
  acknowledgements: acknowledgements(context),
  changes: changes(context),
  carries: carries(context),
  proposals: proposals(context),
  closings: closings(context),
  consents: consents(context),
  caseGroups: caseGroups(context),
  rightsRequests: rightsRequests(context),
  incidents: incidents(context),
  helpRequests: helpRequests(context),
  nudges: nudges(context),
  guideRuns: guideRuns(context),
  chatGroups: chatGroups(context),
  bulletins: bulletins(context),
  digests: digests(context),
  erasures: erasures(context),
  buttons: buttons(context),
  outbox: outbox(context),
  jobs: jobs(context),
  rosters: rosters(context),
  tips: tips(context),
  tipThreads: tipThreads(context),
  followUps: followUps(context),
  tipFigures: tipFigures(context),
  desks: desks(context),
  leases: leases(context),
  marks: marks(context),
  media: mediaFiles(context),
  stated: stated(context),
  evidence: evidence(context),
  difficulties: difficulties(context),
  histories: histories(context),
  spotChecks: spotChecks(context),
  handed: handed(context),
  households: households(context),
  audit: audit(context),
  webLinks: webLinks(context),
  counters: counters(context),
  apiTokens: apiTokens(context),
  breakdowns: breakdowns(context),
  personRows: personRows(context),
  webSessions: webSessions(context),
  tokens: tokens(context),
  traces: traces(context),
  villages: villages(context),
  joins: joins(context),
});
