import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCharts } from '../src/adapters/chart/charts.ts';
import { openPostgresStore } from '../src/adapters/storage/postgres.ts';
import { openSqliteStore } from '../src/adapters/storage/sqlite.ts';
import { createTestCipher } from '../test/contract/store/made-up.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { fillPostgres, fillSqlite } from './fill-achievements.ts';
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
    for (const rows of sizes) {
      const file = join(folder, `${rows}.db`);
      await (await openSqliteStore({ ...deps, file })).close();
      fillSqlite(file, rows);
      const store = await openSqliteStore({ ...deps, file });
      await store.transaction((tx) => tx.counters.rebuild());
      print('SQLite', rows, await measureTotals(store), await measureDrift(store));
      await store.close();
      rmSync(file);
    }
  },
  async postgres() {
    const server = await startPostgres(['shared_buffers=512MB', 'max_wal_size=4GB']);
    for (const rows of sizes) {
      const url = await server.createUrl();
      const store = await openPostgresStore({ ...deps, url });
      await fillPostgres(url, rows);
      await store.transaction((tx) => tx.counters.rebuild());
      print('PostgreSQL', rows, await measureTotals(store), await measureDrift(store));
      await store.close();
    }
    await server.stop();
  },
  async export() {
    const file = join(folder, 'people.db');
    const run = (mode: string): { readonly ms: number; readonly megabytes: number } =>
      JSON.parse(
        execFileSync(process.execPath, ['--expose-gc', 'bench/export-one.ts', mode, file, values.people], {
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
        Math.max(...runs.map(({ megabytes }) => megabytes)),
      ] as const;
    });
    const bare = modes[0]?.[1] ?? 1;
    console.log(
      `\n| .xlsx of ${values.people} people | ms | of the bare writer | MB above idle |\n|---|--:|--:|--:|`,
    );
    for (const [mode, ms, megabytes] of modes)
      console.log(`| ${mode} | ${Math.round(ms)} | ${(ms / bare).toFixed(2)} | ${Math.round(megabytes)} |`);
  },
  async chart() {
    const charts = createCharts();
    const bars = Array.from({ length: 60 }, (_, n) => ({
      label: `Thôn ${n}`,
      share: n / 60,
      told: `${n}/60`,
    }));
    const draw = async () =>
      charts.toPng(await charts.bars({ title: 'Tiến độ', note: 'Tính đến hôm nay', bars }));
    const times: number[] = [];
    for (let n = 0; n < 11; n++) {
      const start = performance.now();
      await draw();
      times.push(performance.now() - start);
    }
    console.log(
      `\n| PNG of 60 bars | ms |\n|---|--:|\n| first, libraries read | ${Math.round(times[0] ?? 0)} |`,
    );
    console.log(`| then, median of 10 | ${Math.round(median(times.slice(1)))} |`);
  },
};

console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
for (const [name, measure] of Object.entries(claims)) {
  if (values.only === undefined || values.only === name) await measure();
}
rmSync(folder, { recursive: true });

function print(database: string, rows: number, { p50, p99, byRows }: Totals, drift: number): void {
  console.log(
    `| ${database}, ${rows.toLocaleString('en')} confirmations | p50 ${p50.toFixed(2)} ms | p99 ${p99.toFixed(2)} ms | counted from rows ${Math.round(byRows)} ms | drift check ${Math.round(drift)} ms |`,
  );
}
