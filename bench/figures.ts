import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPostgresStore } from '../src/adapters/storage/postgres.ts';
import { openSqliteStore } from '../src/adapters/storage/sqlite.ts';
import type { Store } from '../src/ports/store.ts';
import { createTestCipher } from '../test/contract/store/made-up.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { fillPostgres, fillSqlite, plantInPostgres, plantInSqlite } from './fill-achievements.ts';
import { measureDrift, measureTotals, type Totals } from './measure-totals.ts';
import { median } from './median.ts';

/** npm run bench:figures [-- --only sqlite|postgres|export|chart --rows 50000,5000000 --people 100000 --rounds 3] */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rows: { type: 'string', default: '50000,5000000' },
    people: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
  },
});
const sizes = values.rows.split(',').map(Number);
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'cao-diem-figures-'));
const deps = { backups: join(folder, 'backups'), cipher: createTestCipher(), ids: () => crypto.randomUUID() };

const claims: Readonly<Record<string, () => Promise<void>>> = {
  async sqlite() {
    await measureSizes('SQLite', async (rows) => {
      const file = join(folder, `${rows}.db`);
      await (await openSqliteStore({ ...deps, file })).close();
      fillSqlite(file, rows);
      return {
        store: await openSqliteStore({ ...deps, file }),
        plant: async () => plantInSqlite(file),
      };
    });
  },
  async postgres() {
    const server = await startPostgres(['shared_buffers=512MB', 'max_wal_size=4GB']);
    await measureSizes('PostgreSQL', async (rows) => {
      const url = await server.createUrl();
      const store = await openPostgresStore({ ...deps, url });
      await fillPostgres(url, rows);
      return { store, plant: () => plantInPostgres(url) };
    });
    await server.stop();
  },
  async export() {
    const file = join(folder, 'people.db');
    // As `npm start` does, so that what was compiled once is kept.
    const how = ['--expose-gc', '--import', './src/compile-cache.js', 'bench/export-one.ts'];
    const run = (mode: string): { readonly ms: number; readonly cpu: number; readonly megabytes: number } =>
      JSON.parse(
        execFileSync(process.execPath, [...how, mode, file, values.people], {
          encoding: 'utf8',
          maxBuffer: 1e8,
        }),
      );
    run('fill');
    const modes = ['bare', 'full', 'masked'].map((mode) => {
      const runs = Array.from({ length: rounds }, () => run(mode));
      return [
        mode,
        median(runs.map(({ ms }) => ms)),
        median(runs.map(({ cpu }) => cpu)),
        Math.max(...runs.map(({ megabytes }) => megabytes)),
      ] as const;
    });
    const [, bare = 1, bareCpu = 1] = modes[0] ?? [];
    console.log(
      `\n| .xlsx of ${values.people} people | ms | of the bare writer | processor ms | of the bare writer | MB above idle |\n|---|--:|--:|--:|--:|--:|`,
    );
    for (const [mode, ms, cpu, megabytes] of modes) {
      const [wall, work] = [ms / bare, cpu / bareCpu].map((ratio) => ratio.toFixed(2));
      console.log(
        `| ${mode} | ${Math.round(ms)} | ${wall} | ${Math.round(cpu)} | ${work} | ${Math.round(megabytes)} |`,
      );
    }
  },
  async chart() {
    console.log('\n| PNG of a chart | first, libraries read | then |\n|---|--:|--:|');
    for (const bars of ['5', '23', '60']) {
      const runs = Array.from({ length: 5 }, () => {
        const [first = 0, ...later]: readonly number[] = JSON.parse(
          execFileSync(process.execPath, ['bench/chart-one.ts', bars], { encoding: 'utf8' }),
        );
        return { first, later: median(later) };
      });
      const of = (what: 'first' | 'later') => Math.round(median(runs.map((run) => run[what])));
      console.log(`| ${bars} bars | ${of('first')} ms | ${of('later')} ms |`);
    }
  },
};

console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
for (const [name, measure] of Object.entries(claims)) {
  if (values.only === undefined || values.only === name) await measure();
}
rmSync(folder, { recursive: true });

interface Filled {
  readonly store: Store;
  readonly plant: () => Promise<void>;
}

/** All sizes stay open and are read in turns, so that what disturbs the machine disturbs both. */
async function measureSizes(database: string, open: (rows: number) => Promise<Filled>): Promise<void> {
  const filled: Filled[] = [];
  const built: number[] = [];
  for (const rows of sizes) {
    const start = performance.now();
    const one = await open(rows);
    await one.store.transaction((tx) => tx.counters.rebuild());
    filled.push(one);
    built.push(performance.now() - start);
  }
  const totals = await measureTotals(filled.map(({ store }) => store));
  console.log(
    `\n| ${database}: a board | p50 ms | p99 ms | processor p50 | processor p99 | one total from the rows | drift check | planted drift found | filled and counted |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|`,
  );
  for (const [n, { store, plant }] of filled.entries()) {
    const { p50, p99, cpu50, cpu99, byRows } = totals[n] as Totals;
    const drift = await measureDrift(store, plant);
    const cells = [p50, p99, cpu50, cpu99].map((ms) => ms.toFixed(2));
    const seconds = [byRows, drift.clean, drift.planted, built[n] ?? 0].map(
      (ms) => `${(ms / 1000).toFixed(1)} s`,
    );
    console.log(
      `| ${[`${sizes[n]?.toLocaleString('en')} confirmations`, ...cells, ...seconds].join(' | ')} |`,
    );
    await store.close();
  }
  const [small, large] = [totals[0], totals.at(-1)] as [Totals, Totals];
  console.log(
    `largest ÷ smallest: p50 ${(large.p50 / small.p50).toFixed(2)}, p99 ${(large.p99 / small.p99).toFixed(2)}, processor p50 ${(large.cpu50 / small.cpu50).toFixed(2)}`,
  );
}
