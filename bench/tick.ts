import { createCipher } from '../src/adapters/crypto/cipher.ts';
import { openSqliteStore } from '../src/adapters/storage/sqlite.ts';
import { createFireReminders } from '../src/app/fire-reminders.ts';
import { withFreshPlans } from '../src/app/fresh-plans.ts';
import { createPlanner } from '../src/app/planner.ts';
import { Campaign } from '../src/core/campaign/campaign.ts';
import { Commune } from '../src/core/campaign/commune.ts';
import { Unit } from '../src/core/campaign/unit.ts';
import { emptyDialogue } from '../src/core/dialogue/dialogue.ts';
import { type Instant, instant, later, MINUTE } from '../src/core/time/instant.ts';
import type { Catalogue, CommuneContent } from '../src/ports/catalogue.ts';
import { median } from './median.ts';

/**
 * One tick over so many communes with 30 units and 5 reports each, of which always 100 obligations fall due: one report
 * of ten units in ten communes, at another minute each time.
 */
const UNITS = 30;
const DUE_COMMUNES = 10;
const DUE_UNITS = 10;
const ROUNDS = 21;

interface Ticker {
  readonly communes: number;
  /** Processor time of one tick, in milliseconds. */
  tick(at: Instant, expected: number): Promise<number>;
  close(): Promise<void>;
}

const start = instant('2026-03-02T00:00:00+07:00');

async function openTicker(communes: number): Promise<Ticker> {
  const catalogue = toCatalogue(communes);
  let count = 0;
  const ids = () => `id-${String(++count).padStart(9, '0')}`;
  const cipher = createCipher(new Uint8Array(32).fill(7));
  const bare = await openSqliteStore({ file: ':memory:', backups: '', cipher, ids });
  const planner = createPlanner(catalogue);
  const store = withFreshPlans(bare, planner);
  await bare.transaction(async (tx) => {
    const contacts = Array.from({ length: DUE_COMMUNES * ROUNDS }, (_, n) =>
      Array.from({ length: DUE_UNITS }, (_, unit) => ({ channel: 'bench', address: `${n}/${unit}` })),
    ).flat();
    for (const conversation of await tx.conversations.load(contacts)) {
      const [n, unit] = conversation.address.split('/');
      tx.conversations.save({ ...conversation, dialogue: emptyDialogue });
      tx.grants.add(conversation.account, { role: 'head', commune: `xa-${n}`, unit: `thon-${unit}` }, start);
    }
  });
  let now = start;
  const fireReminders = createFireReminders({ store, clock: { now: () => now }, planner });
  return {
    communes,
    async tick(at, expected) {
      now = at;
      // Of the processor and not of the clock on the wall: others work on this machine.
      const before = process.cpuUsage();
      const queued = await fireReminders();
      const { user, system } = process.cpuUsage(before);
      if (queued !== expected) throw new Error(`${queued} reminders were queued instead of ${expected}`);
      return (user + system) / 1_000;
    },
    close: () => bare.close(),
  };
}

/** T-0 of the round's communes: 10:00, 10:01 … on the last day of their early report. */
const momentOf = (round: number): Instant => later(instant('2026-03-10T10:00:00+07:00'), round * MINUTE);

function toCatalogue(communes: number): Catalogue {
  const contents = Array.from({ length: communes }, (_, n) => toContent(n));
  return {
    communes: new Map(contents.map((content) => [content.commune.id, content])),
    guides: new Map(),
    chapters: new Map(),
    topics: {
      finder: { find: () => ({ topic: 'none', confidence: 0, alternatives: [] }) },
      guides: new Map(),
    },
  };
}

function toContent(n: number): CommuneContent {
  const id = `xa-${n}`;
  const round = Math.floor(n / DUE_COMMUNES);
  const isDue = round < ROUNDS;
  const report = (name: string, through: string, parts: object) => ({
    id: name,
    title: name,
    kind: 'figures',
    to: 'cax',
    due: { through },
    ...parts,
  });
  const clock = `10:${String(round % 60).padStart(2, '0')}`;
  const campaign = Campaign.parse({
    id: 'dot',
    commune: id,
    timeZone: 'Asia/Ho_Chi_Minh',
    title: 'Đợt thử',
    short: 'Thử',
    paper: { document: 'Kế hoạch', number: null, date: null },
    audience: ['Nhân dân'],
    phases: [{ id: 'cao-diem', name: 'Cao điểm', start: '2026-03-01', through: '2026-06-30' }],
    unitKinds: [{ id: 'thon', duties: ['Vận động'] }],
    receivers: [{ id: 'cax', name: 'Công an xã' }],
    escalation: [],
    reports: [
      ...(isDue
        ? [
            report('som', '2026-03-10', {
              units: Array.from({ length: DUE_UNITS }, (_, unit) => `thon-${unit}`),
              reminders: { offsets: ['T-0'], at: clock },
            }),
          ]
        : [report('muon', '2026-06-29', { from: ['thon'] })]),
      ...['a', 'b', 'c', 'd'].map((name, k) => report(name, `2026-06-${10 + k}`, { from: ['thon'] })),
    ],
  });
  const units = Array.from({ length: UNITS }, (_, unit) =>
    Unit.parse({
      id: `thon-${unit}`,
      commune: id,
      kind: 'thon',
      name: `Thôn ${unit}`,
      aliases: [],
      head: 'Trưởng thôn',
      denominators: {},
      sample: true,
    }),
  );
  const commune = Commune.parse({ id, kind: 'xa', name: `Thử ${n}`, province: 'Thử', dutyPhone: null });
  return { commune, units, campaigns: [campaign] };
}

/** npm run bench:tick: prints the table of docs/benchmarks.md. The sizes take turns, so that what disturbs the one disturbs the other. */
const tickers = [await openTicker(332), await openTicker(3_321)];
const costs = tickers.map((ticker) => ({ ticker, first: 0, due: [] as number[], idle: [] as number[] }));
for (const cost of costs) cost.first = await cost.ticker.tick(start, 0);
for (let round = 0; round < ROUNDS; round++) {
  for (const { ticker, due, idle } of round % 2 === 0 ? costs : costs.toReversed()) {
    due.push(await ticker.tick(momentOf(round), DUE_COMMUNES * DUE_UNITS));
    idle.push(await ticker.tick(later(momentOf(round), MINUTE / 2), 0));
  }
}
const show = (milliseconds: number): string => milliseconds.toFixed(2);
console.log('| communes | obligations | first look | tick with 100 due | idle tick |\n|--:|--:|--:|--:|--:|');
for (const { ticker, first, due, idle } of costs) {
  console.log(
    `| ${ticker.communes} | ${ticker.communes * UNITS * 5} | ${show(first)} ms | ${show(median(due))} ms | ${show(median(idle))} ms |`,
  );
  await ticker.close();
}
const [small = Number.NaN, large = Number.NaN] = costs.map(({ due }) => median(due));
console.log(`ratio with 100 due: ${(large / small).toFixed(2)}`);
