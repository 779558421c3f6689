import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPostgresStore } from '../src/adapters/storage/postgres.ts';
import { openSqliteStore } from '../src/adapters/storage/sqlite.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { postgresCeiling } from './ceiling-postgres.ts';
import { sqliteCeiling } from './ceiling-sqlite.ts';
import { type Duel, duel } from './duel.ts';
import { pipelineSide } from './pipeline.ts';
import { measureStartUp } from './start-up.ts';

/** npm run bench [-- --only sqlite|postgres|start-up --rounds 5]: prints the tables of docs/benchmarks.md. */
const { values } = parseArgs({
  options: { only: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'cao-diem-bench-'));
const backups = join(folder, 'backups');
let files = 0;
const newFile = () => join(folder, `${++files}.db`);

const claims: Readonly<Record<string, () => Promise<void>>> = {
  async sqlite() {
    const product = pipelineSide((deps) => openSqliteStore({ ...deps, file: newFile(), backups }));
    printDuels('SQLite', await duel(product, sqliteCeiling(newFile), rounds));
  },
  async postgres() {
    // As it comes, and so with every commit on the disk.
    const server = await startPostgres(['shared_buffers=512MB', 'max_wal_size=4GB']);
    const product = pipelineSide(async (deps) =>
      openPostgresStore({ ...deps, url: await server.createUrl(), backups }),
    );
    printDuels('PostgreSQL', await duel(product, postgresCeiling(server.createUrl), rounds));
    await server.stop();
  },
  async 'start-up'() {
    const { fresh, existing, idleMegabytes } = await measureStartUp(rounds);
    console.log('\n| start-up | median |\n|---|--:|');
    console.log(`| to the first answer, empty data folder | ${Math.round(fresh)} ms |`);
    console.log(`| to the first answer, existing data | ${Math.round(existing)} ms |`);
    if (idleMegabytes !== undefined)
      console.log(`| memory when idle (RSS) | ${Math.round(idleMegabytes)} MB |`);
  },
};

console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}, ${rounds} rounds`);
for (const [name, measure] of Object.entries(claims)) {
  if (values.only === undefined || values.only === name) await measure();
}
rmSync(folder, { recursive: true });

function printDuels(database: string, duels: readonly Duel[]): void {
  console.log(
    `\n| ${database}, updates/s | whole pipeline | ceiling | ratio | pipeline's processor | ceiling's |\n|---|--:|--:|--:|--:|--:|`,
  );
  for (const { batch, product, ceiling, ratio, productCpu, ceilingCpu } of duels) {
    const speeds = `${show(product)} | ${show(ceiling)} | ${ratio.toFixed(2)}`;
    console.log(`| ${batch} at a time | ${speeds} | ${show(productCpu)} µs | ${show(ceilingCpu)} µs |`);
  }
}

function show(perSecond: number): string {
  return Math.round(perSecond).toLocaleString('en-GB');
}
