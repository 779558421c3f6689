/** One measurement in a process of its own: bare | product, the file, how many people are in it. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse';
import { createWeb } from '../src/adapters/channels/web/index.ts';
import { createCipher } from '../src/adapters/crypto/cipher.ts';
import { createIds } from '../src/adapters/crypto/ids.ts';
import { createFolderMedia } from '../src/adapters/media/folder-media.ts';
import { openSqliteStore } from '../src/adapters/storage/sqlite.ts';
import { cast } from '../src/app/cast.ts';
import { createOpenFile } from '../src/app/media/open-file.ts';
import { compose } from '../src/compose.ts';
import { instant, later } from '../src/core/time/instant.ts';
import { readContent } from '../src/read-content.ts';
import { findSample } from '../src/stage/sample.ts';

const [part, file = '', count] = process.argv.slice(2);
const rows = Number(count);
const START = instant('2025-12-22T08:00:00+07:00');
/** Others write that often, in milliseconds. */
const EVERY = 50;

const megabytesOf = (what: 'VmHWM' | 'VmRSS'): number =>
  Math.round(
    Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1_024,
  );

/** Milliseconds on the clock and of the processor. */
function stopwatch(): () => { readonly ms: number; readonly cpuMs: number } {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { ms: Math.round(performance.now() - begun), cpuMs: Math.round((user + system) / 1_000) };
  };
}

console.log(JSON.stringify(part === 'bare' ? await bareParse() : await product()));

/** Nothing but the library over the bytes. */
async function bareParse() {
  const bytes = await readFile(file);
  const { streamXlsxRows } = await import('hucre/xlsx');
  const time = stopwatch();
  let found = 0;
  if (file.endsWith('.csv')) {
    const parser = parse({ delimiter: ';' });
    parser.end(bytes);
    for await (const _ of parser) found++;
  } else for await (const _ of streamXlsxRows(bytes)) found++;
  if (found !== rows + 1) throw new Error(`${found} rows`);
  return { ...time(), peakMb: megabytesOf('VmHWM') };
}

async function product() {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  const cipher = createCipher(randomBytes(32));
  const store = await openSqliteStore({
    file: join(folder, 'db.sqlite'),
    backups: folder,
    cipher,
    ids: createIds(),
  });
  const content = readContent();
  const sample = findSample(content.catalogue.communes, 'nghia-trung/vnetraffic-2025');
  const begun = performance.now();
  const clock = { now: () => later(START, Math.floor(performance.now() - begun)) };
  const media = createFolderMedia({ folder: join(folder, 'media'), cipher });
  const web = createWeb({
    name: 'web',
    commune: sample.content.commune.id,
    clock,
    openFile: createOpenFile({ store, media }),
  });
  const app = await compose({
    content,
    store,
    cipher,
    clock,
    ids: createIds(),
    media,
    channels: [web],
    onError: (what, error) => console.error(what, error),
  });
  const head = { channel: 'web', commune: 'nghia-trung', role: 'head' as const };
  await cast(
    store,
    [
      { ...head, address: 'tám', unit: 'thon-1' },
      { ...head, address: 'hai', unit: 'thon-2' },
    ],
    START,
  );

  let serial = 0;
  const waits: number[] = [];
  const say = async (address: string, heard: Parameters<typeof app.handleInbound>[1][number]['heard']) => {
    await app.handleInbound(web, [{ key: `m-${++serial}`, address, at: clock.now(), heard }]);
    await app.loop.drain();
  };
  let talking = true;
  const others = (async () => {
    // From when they meant to write: a loop that does not turn keeps them from it.
    for (let due = performance.now(); talking; due = performance.now() + EVERY) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      await say('hai', { text: ['danh sách', 'menu', 'tổng'][serial % 3] ?? 'menu' });
      waits.push(performance.now() - due);
    }
  })();
  const last = (address: string) => web.history(address).at(-1);
  const finishJobs = async () => {
    await app.jobs.run();
    await app.jobs.idle();
  };

  // Whoever is served has been served before.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  waits.length = 0;
  const idleMb = megabytesOf('VmRSS');
  const name = basename(file);
  const ref = web.upload('tám', { name, type: 'application/octet-stream', bytes: await readFile(file) });
  const reading = stopwatch();
  await say('tám', { text: '', attachments: [{ kind: 'file', ref, name }] });
  await app.files.run();
  await app.files.idle();
  await finishJobs();
  const read = reading();
  const peakReadMb = megabytesOf('VmHWM');
  await app.loop.drain();
  await say('tám', { text: '', token: last('tám')?.choices[0]?.token ?? '' });
  await say('tám', { text: 'tất cả' });
  const card = last('tám')?.text.split('\n').slice(0, 2).join(' ');
  const recording = stopwatch();
  await say('tám', { text: '', token: last('tám')?.choices[0]?.token ?? '' });
  await finishJobs();
  const recorded = recording();
  await app.loop.drain();
  talking = false;
  await others;
  const news = web.history('tám').filter(({ from, text }) => from === 'bot' && /%|đã xong/.test(text)).length;
  const sorted = waits.toSorted((a, b) => a - b);
  const waitAt = (share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  const found = {
    fileToCardMs: read.ms,
    fileToCardCpuMs: read.cpuMs,
    recordMs: recorded.ms,
    recordCpuMs: recorded.cpuMs,
    rowsPerSecondRecorded: Math.round((rows / recorded.ms) * 1_000),
    idleMb,
    peakReadMb,
    peakMb: megabytesOf('VmHWM'),
    progressMessages: news,
    othersAsked: waits.length,
    othersP50Ms: waitAt(0.5),
    othersP99Ms: waitAt(0.99),
    othersMaxMs: Math.round(sorted.at(-1) ?? 0),
    card,
    last: last('tám')?.text.split('\n')[0],
  };
  await app.loop.stop();
  await store.close();
  rmSync(folder, { recursive: true });
  return found;
}
