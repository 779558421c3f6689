import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import { openPostgresStore } from '../../src/adapters/storage/postgres.ts';
import { startPostgres } from '../support/postgres.ts';
import { type CrashRuns, runCrashes } from './crash-runs.ts';
import { DATABASES } from './database.ts';
import { proveOverHttp } from './http/prove-http.ts';
import { type PaceOptions, provePace } from './pace/prove-pace.ts';
import { prove } from './prove.ts';
import { proveRandomMessages } from './random-messages.ts';

/** npm run prove [-- --runs 1000 --updates 2000 --kills 60 --http 60 --reminders 10000 --messages 100000 --seed 1 --database sqlite --campaign <commune>/<campaign>] */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    updates: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '60' },
    /** Deaths of real processes between platforms over HTTP. */
    http: { type: 'string', default: '60' },
    /** Due at once on Telegram, on a clock that jumps. */
    reminders: { type: 'string', default: '10000' },
    /** Said at random, by citizens, helpers, a head, an officer and a desk. */
    messages: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string' },
    campaign: { type: 'string', default: 'nghia-trung/vnetraffic-2025' },
  },
});
const { campaign } = values;
const runs = Number(values.runs);
const [updates, kills, seed] = [values.updates, values.kills, values.seed].map(Number) as [
  number,
  number,
  number,
];

const databases = DATABASES.filter((one) => values.database === undefined || values.database === one);

for (const database of databases) {
  const half = Math.ceil(runs / databases.length);
  if (half === 0) break;
  const { violations, where, ...figures } = await crash(database, half);
  console.log(`\n${database}: crashes within the process, seed ${seed}`);
  for (const [what, figure] of Object.entries(figures)) console.log(`${String(figure).padStart(8)}  ${what}`);
  for (const [place, count] of where) console.log(`${String(count).padStart(8)}  died ${place}`);
  report(violations);
}

for (const database of Number(values.updates) > 0 ? databases : []) {
  console.log(`\n${database}: ${campaign}, ${updates} updates, ${kills} kills, seed ${seed}`);
  const began = performance.now();
  const { figures, violations } = await prove({ database, campaign, updates, kills, seed });
  for (const [what, figure] of Object.entries(figures)) console.log(`${String(figure).padStart(8)}  ${what}`);
  console.log(`${Math.round((performance.now() - began) / 1_000)} s`);
  report(violations);
}

const messages = Number(values.messages);
if (messages > 0) {
  const began = performance.now();
  const { figures, violations } = await proveRandomMessages(messages, seed);
  console.log(`\nrandom messages, seed ${seed}`);
  for (const [what, figure] of Object.entries(figures)) console.log(`${String(figure).padStart(8)}  ${what}`);
  console.log(`${Math.round((performance.now() - began) / 1_000)} s`);
  for (const violation of violations) console.error(`VIOLATION ${violation}`);
  if (violations.length > 0) process.exitCode = 1;
  else console.log('Nothing breaks, everybody is answered, no secret is kept.');
}

const reminders = Number(values.reminders);
if (reminders > 0) {
  const storms = [
    { at: 20, seconds: 7 },
    { at: 60, seconds: 30 },
    { at: 140, seconds: 1 },
  ];
  await pace(`${reminders} reminders at once`, { reminders, each: 1, writers: 3, storms: [], seed });
  await pace('three storms of no', { reminders: reminders / 10, each: 5, writers: 3, storms, seed });
}

const deaths = Number(values.http);
for (const database of deaths > 0 ? databases : []) {
  console.log(`\n${database}: over HTTP, ${deaths} deaths, seed ${seed}`);
  const { figures, violations } = await proveOverHttp({
    database,
    heads: 20,
    reports: Math.max(1, Math.ceil(deaths / 4)),
    kills: Math.ceil(deaths * 0.75),
    stops: Math.floor(deaths * 0.25),
    away: Math.ceil(deaths / 20),
    faults: deaths * 2,
    second: true,
    seed,
  });
  for (const [what, figure] of Object.entries(figures)) console.log(`${String(figure).padStart(8)}  ${what}`);
  report(violations);
}

async function pace(what: string, options: PaceOptions): Promise<void> {
  const { refused, share, replies, seconds, violations } = await provePace(options);
  const isCalm = options.storms.length === 0;
  console.log(`\nTelegram's limits: ${what}, seed ${options.seed}`);
  console.log(`${String(refused).padStart(8)}  times 429`);
  console.log(`${`${(share * 100).toFixed(1)} %`.padStart(8)}  of the permitted rate`);
  console.log(`${String(replies.count).padStart(8)}  replies meanwhile`);
  console.log(`${replies.p50.toFixed(0).padStart(8)}  ms to a reply, median; p99 ${replies.p99.toFixed(0)}`);
  console.log(`${seconds.toFixed(0).padStart(8)}  seconds on the test's own clock`);
  report([
    ...violations,
    ...(isCalm && refused > 0 ? [`Telegram said no ${refused} times to our own pace`] : []),
    ...(isCalm && share < 0.95 ? ['less than 95 % of the permitted rate'] : []),
    ...(isCalm && replies.p99 >= 1_000 ? ['p99 of replies is a second or more'] : []),
  ]);
}

async function crash(database: (typeof DATABASES)[number], count: number): Promise<CrashRuns> {
  if (database === 'sqlite') return runCrashes(count, seed);
  const server = await startPostgres([]);
  let made = 0;
  const cipher = createCipher(randomBytes(32));
  const ids = () => `id-${String(++made).padStart(9, '0')}`;
  const url = await server.createUrl();
  const result = await runCrashes(count, seed, () => openPostgresStore({ url, backups: '', cipher, ids }));
  await server.stop();
  return result;
}

function report(violations: readonly string[]): void {
  for (const violation of violations) console.error(`VIOLATION ${violation}`);
  if (violations.length > 0) process.exitCode = 1;
  console.log(
    violations.length === 0 ? 'Nothing is lost, nothing is doubled.' : `${violations.length} violations`,
  );
}
