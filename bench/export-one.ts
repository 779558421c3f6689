import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type CellValue, writeXlsxStream } from 'hucre';
import { createBooks } from '../src/adapters/export/books.ts';
import { openSqliteStore } from '../src/adapters/storage/sqlite.ts';
import { peopleSheet } from '../src/app/exports/people-sheet.ts';
import { createPlanner } from '../src/app/planner.ts';
import { instant } from '../src/core/time/instant.ts';
import type { Entry } from '../src/ports/store.ts';
import { readContent } from '../src/read-content.ts';
import { madeUpPerson } from '../src/stage/made-up-person.ts';
import { createRandom } from '../src/stage/random.ts';
import { createTestCipher } from '../test/contract/store/made-up.ts';

/** One measurement in a process of its own: fill | bare | full | masked, the file of the database, how many people. */
const [mode = '', file = '', count = '100000'] = process.argv.slice(2);
const content = readContent();
const at = instant('2025-12-31T20:00:00+07:00');
const plan = createPlanner(content.catalogue).of('nghia-trung', 'vnetraffic-2025', at);
if (plan === undefined) throw new Error('the plan is gone');
const store = await openSqliteStore({
  file,
  backups: `${file}-backups`,
  cipher: createTestCipher(),
  ids: () => crypto.randomUUID(),
});

const PAGE = 1_000;
if (mode === 'fill') {
  const random = createRandom(1);
  const people = Number(count);
  const { units } = plan.content;
  for (let from = 0; from < people; from += PAGE) {
    const entries = Array.from({ length: Math.min(PAGE, people - from) }, (_, k): Entry => {
      const n = from + k;
      const { plate, birthYear: _year, ...person } = madeUpPerson(random, n, 'Thôn 1, xã Nghĩa Trung');
      return {
        id: `row-${n}`,
        commune: 'nghia-trung',
        campaign: 'vnetraffic-2025',
        unit: units[n % units.length]?.id ?? '',
        person: { ...person, plates: [plate] },
        achieved: ['vnetraffic-installed'],
        proof: 'unit-confirmed',
        by: 'bench',
        at: instant('2025-12-20T08:00:00+07:00'),
      };
    });
    await store.transaction((tx) => tx.entries.recordAll(entries));
  }
  console.log(JSON.stringify({ ms: 0, megabytes: 0 }));
} else {
  const say = (of: Parameters<typeof content.words.say>[1]) => content.words.say('vi', of);
  const sheet = peopleSheet(store, { plan, units: plan.content.units, at, masked: mode === 'masked', say });
  // The bare writer is given the same rows out of memory, and writes them in this process.
  const ready: CellValue[][] = [];
  if (mode.startsWith('bare'))
    for await (const row of sheet.rows) ready.push(row.map((cell) => (cell ?? null) as CellValue));
  const bare = () =>
    writeXlsxStream(ready, {
      name: sheet.name,
      columns: sheet.columns.map(({ title, width }) => ({ header: title, width, style: { numFmt: '@' } })),
      freezePane: { rows: 1, columns: 2 },
      inlineStrings: mode === 'bare-inline',
    });
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  let most = idle;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const before = process.cpuUsage();
  const start = performance.now();
  const bytes = mode.startsWith('bare') ? bare() : createBooks().stream(sheet);
  await pipeline(bytes, createWriteStream(`${file}.${mode}.xlsx`));
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  clearInterval(watch);
  console.log(JSON.stringify({ ms, cpu: (user + system) / 1000, megabytes: (most - idle) / 1024 / 1024 }));
}
await store.close();
