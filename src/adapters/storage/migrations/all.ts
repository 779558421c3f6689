import type { Migration } from '../migrate.ts';
import { first } from './0001-first.ts';
import { acknowledgements } from './0002-acknowledgements.ts';
import { extensions } from './0003-extensions.ts';
import { closings } from './0004-closings.ts';
import { delivery } from './0010-delivery.ts';
import { presence } from './0020-presence.ts';
import { tokens } from './0021-tokens.ts';
import { joins } from './0022-joins.ts';
import { jobs } from './0030-jobs.ts';
import { rosters } from './0031-rosters.ts';
import { media } from './0040-media.ts';
import { reporting } from './0041-reporting.ts';
import { changes } from './0050-changes.ts';
import { replacingInvitations } from './0051-replacing-invitations.ts';
import { web } from './0060-web.ts';
import { counters } from './0061-counters.ts';
import { apiTokens } from './0062-api-tokens.ts';
import { consents } from './0070-consents.ts';
import { rights } from './0071-rights.ts';
import { help } from './0072-help.ts';
import { nudges } from './0073-nudges.ts';
import { tips } from './0080-tips.ts';
import { undelivered } from './0090-undelivered.ts';
import { leases } from './0091-leases.ts';
import { deadLetters } from './0092-dead-letters.ts';
import { households } from './0100-households.ts';
import { alikeVerdicts } from './0101-alike-verdicts.ts';
import { lighterCounters } from './0105-lighter-counters.ts';
import { announcements } from './0110-announcements.ts';
import { digests } from './0111-digests.ts';
import { carriedRows } from './0112-carried-rows.ts';
import { villages } from './0120-villages.ts';
import { desk } from './0125-desk.ts';
import { oneSeal } from './0140-one-seal.ts';
import { contentNames } from './0165-content-names.ts';
import { evidenceLetGo } from './0166-evidence-let-go.ts';
import { erasedAgain } from './0182-erased-again.ts';
import { incidents } from './0183-incidents.ts';
import { guideRuns } from './0184-guide-runs.ts';

/** In order. A migration that has been released never changes; the next one goes forward from it. */
export const migrations: readonly Migration[] = [
  first,
  acknowledgements,
  extensions,
  closings,
  delivery,
  presence,
  tokens,
  joins,
  jobs,
  rosters,
  media,
  reporting,
  changes,
  replacingInvitations,
  web,
  counters,
  apiTokens,
  consents,
  rights,
  help,
  nudges,
  tips,
  undelivered,
  leases,
  deadLetters,
  households,
  alikeVerdicts,
  lighterCounters,
  announcements,
  digests,
  carriedRows,
  villages,
  desk,
  oneSeal,
  contentNames,
  evidenceLetGo,
  erasedAgain,
  incidents,
  guideRuns,
];
