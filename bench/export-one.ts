import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createBooks } from '../src/adapters/export/books.ts';
import { openSqliteStore } from '../src/adapters/storage/sqlite.ts';
import { peopleSheet } from '../src/app/exports/people-sheet.ts';
import { createPlanner } from '../src/app/planner.ts';
import { instant } from '../src/core/time/instant.ts';
import type { BookCell } from '../src/ports/books.ts';
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
  backups: '',
  cipher: createTestCipher(),
  ids: () => crypto.randomUUID(),
});

if (mode === 'fill') {
  const random = createRandom(1);
  const people = Number(count);
  const { units } = plan.content;
  for (let from = 0; from < people; from += 1_000) {
    await store.transaction(async (tx) => {
      for (let n = from; n < Math.min(people, from + 1_000); n++) {
        const unit = units[n % units.length]?.id ?? '';
        const { plate, birthYear: _, ...person } = madeUpPerson(random, n, 'Thôn 1, xã Nghĩa Trung');
        await tx.entries.record({
          id: `row-${n}`,
          commune: 'nghia-trung',
          campaign: 'vnetraffic-2025',
          unit,
          person: { ...person, plates: [plate] },
          achieved: ['vnetraffic-installed'],
          proof: 'unit-confirmed',
          by: 'bench',
          at: instant('2025-12-20T08:00:00+07:00'),
        });
      }
    });
  }
  console.log(JSON.stringify({ ms: 0, megabytes: 0 }));
} else {
  const say = (of: Parameters<typeof content.words.say>[1]) => content.words.say('vi', of);
  const sheet = peopleSheet(store, { plan, units: plan.content.units, at, masked: mode === 'masked', say });
  // The bare writer is given the same rows out of memory.
  const ready: (readonly BookCell[])[] = [];
  if (mode === 'bare') for await (const row of sheet.rows) ready.push(row);
  const rows =
    mode === 'bare'
      ? (async function* () {
          yield* ready;
        })()
      : sheet.rows;
  await import('hucre');
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  let most = idle;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const start = performance.now();
  await pipeline(createBooks().stream({ ...sheet, rows }), createWriteStream(`${file}.${mode}.xlsx`));
  const ms = performance.now() - start;
  clearInterval(watch);
  console.log(JSON.stringify({ ms, megabytes: (most - idle) / 1024 / 1024 }));
}
await store.close();
