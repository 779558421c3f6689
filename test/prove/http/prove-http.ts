import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { parseKeys } from '../../../src/adapters/crypto/key-ring.ts';
import { cast } from '../../../src/app/cast.ts';
import { readConfig } from '../../../src/config.ts';
import { type Instant, instant } from '../../../src/core/time/instant.ts';
import { openDatabase } from '../../../src/open-database.ts';
import { readContent } from '../../../src/read-content.ts';
import { createRandom, type Random } from '../../../src/stage/random.ts';
import { findSample } from '../../../src/stage/sample.ts';
import { type DATABASES, openProofDatabase, type ProofDatabase } from '../database.ts';
import { readConfirmations } from '../evidence.ts';
import { achievedBy, type Report } from '../traffic.ts';
import { makeRemovable, type Removable } from './away.ts';
import { createReader, judge, type Left, type OutboxRow, type Verdict } from './judge.ts';
import { type Life, startLife } from './life.ts';
import type { Knock, Platform } from './platform.ts';
import { openTelegramPlatform } from './telegram-platform.ts';
import { type Teller, writeTellers } from './tellers.ts';
import { openZaloBotPlatform, openZaloOaPlatform } from './zalo-platforms.ts';

export interface HttpProofOptions {
  readonly database: (typeof DATABASES)[number];
  readonly heads: number;
  /** People whom each head reports. */
  readonly reports: number;
  readonly kills: number;
  readonly stops: number;
  /** How often the database is taken away. */
  readonly away: number;
  readonly faults: number;
  /** Whether a second process is started while the first one lives. */
  readonly second: boolean;
  readonly seed: number;
}

export interface HttpProof extends Verdict {
  readonly figures: Readonly<Record<string, number | string>>;
  readonly tellers: readonly Teller[];
  readonly left: Left;
  readonly achieved: (report: Report) => readonly string[];
  readonly read: (row: OutboxRow) => string;
  /** What all lives printed and logged together, and what must not stand in it. */
  readonly output: string;
  readonly secrets: readonly string[];
}

const CAMPAIGN = 'nghia-trung/vnetraffic-2025';
const MORNING = instant('2025-12-22T08:00:00+07:00');
/** How long people think between two messages; longer when they are many, so that a chat keeps its pace. */
const THINKS = 250;
const AWAY_FOR = 6_000;
const PATIENCE = 180_000;

/** Real processes and real sockets: platforms on ports of their own, people who write, and everything that goes wrong. */
export async function proveOverHttp(options: HttpProofOptions): Promise<HttpProof> {
  const folder = mkdtempSync(join(tmpdir(), 'cao-diem-http-'));
  const database = await openProofDatabase(options.database, folder);
  const removable = await makeRemovable(database);
  const shift = MORNING - Date.now();
  const now = () => (Date.now() + shift) as Instant;
  const lives: Life[] = [];
  const doors = createDoors();
  const commune = 'nghia-trung';
  const platforms = await openPlatforms(commune, now, doors.knock);
  try {
    const channels = platforms.map(({ entry }) => `  - ${entry}\n`).join('');
    writeFileSync(join(folder, 'channels.yaml'), `channels:\n${channels}`);
    const { words, catalogue } = readContent();
    const sample = findSample(catalogue.communes, CAMPAIGN);
    const tellers = writeTellers(sample, platforms, options);
    const secrets = Object.assign({}, ...platforms.map((one) => one.secrets)) as Record<string, string>;
    const env = { ...removable.env, ...secrets, PUBLIC_URL: 'https://xa.example' };
    await invite(env, tellers, now());

    const began = performance.now();
    // What was spooled is on the disk of one process, so each has a folder of its own.
    const start = (place: number) => {
      const DATA_DIR = place === 0 ? folder : join(folder, `place-${place}`);
      const life = startLife(shift, { ...env, DATA_DIR, CHANNELS_FILE: join(folder, 'channels.yaml') });
      lives.push(life);
      doors.add(life);
      return life;
    };
    const isSpoolEmpty = () => hasNoBatch(folder);
    const trouble = await live({ options, tellers, platforms, removable, database, start, isSpoolEmpty });
    const seconds = Math.round((performance.now() - began) / 1_000);
    const left = await gather(database);
    const cipher = createCipher(parseKeys(database.env.CAO_DIEM_KEY, 'the key of the proof'));
    const limits = { text: 4_096, choices: 30, choiceText: 60 };
    const numbered = { text: 2_000, choices: 0, choiceText: 0 };
    const read = createReader(cipher, words, (name) => (name.startsWith('telegram') ? limits : numbered));
    const achieved = (report: Report) => achievedBy(report, sample.campaign, sample.content.units);
    const verdict = judge(tellers, left, achieved, read);
    return {
      ...verdict,
      tellers,
      left,
      achieved,
      read,
      output: lives.map((life) => life.output()).join('\n'),
      secrets: [
        ...Object.values(secrets),
        ...tellers.flatMap(({ reports }) =>
          reports.flatMap(({ person }) => [person.name, person.citizenId, person.phone, person.plate]),
        ),
      ],
      figures: {
        updates: tellers.reduce((sum, { lines }) => sum + lines.length, 0),
        'posts to our doors, with repeats': doors.posts(),
        'lives of the process': lives.length,
        ...trouble,
        'confirmations told and recorded': left.confirmations.length,
        'messages sent': left.outbox.filter(({ state }) => state === 'sent').length,
        'of which nobody knows (answer lost, or died while sending)': verdict.unknown,
        'of those, arrived': verdict.unknownArrived,
        'sent twice': verdict.doubled,
        seconds,
      },
    };
  } finally {
    await Promise.all(lives.filter((life) => !life.isOver()).map((life) => life.end('SIGKILL')));
    for (const platform of platforms) await platform.close();
    removable.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Living {
  readonly options: HttpProofOptions;
  readonly tellers: readonly Teller[];
  readonly platforms: readonly Platform[];
  readonly removable: Removable;
  readonly database: ProofDatabase;
  readonly start: (place: number) => Life;
  readonly isSpoolEmpty: () => boolean;
}

/** Everybody says what they have to say, while things go wrong; returns when it is quiet and the last life has ended. */
async function live({ options, tellers, platforms, removable, database, start, isSpoolEmpty }: Living) {
  const random = createRandom(options.seed);
  const places = [start(0)];
  const everybody = () => Promise.all(places.map(({ port }) => port));
  if ((await places[0]?.port) === undefined) throw new Error(`it does not start:\n${places[0]?.output()}`);
  const talking = Promise.all(tellers.map((teller, n) => talk(teller, createRandom(options.seed + n + 1))));
  let isTold = false;
  const told = talking.then(() => {
    isTold = true;
  });
  const plan = shuffle(random, [
    ...Array<'kill'>(options.kills).fill('kill'),
    ...Array<'stop'>(options.stops).fill('stop'),
    ...Array<'away'>(options.away).fill('away'),
    ...Array<'fault'>(options.faults).fill('fault'),
    ...(options.second ? (['second'] as const) : []),
  ]);
  // An OA's very first exchange of tokens is the one moment that a death can spoil: docs/decisions/0024.
  await until(() => platforms.every((platform) => platform.arrivals().length > 0));
  let lostAnswers = 0;
  for (const what of plan) {
    await setTimeout(random.between(100, 900));
    if (what === 'fault') lostAnswers += random.pick(platforms).disturb(random);
    else if (what === 'away') {
      removable.takeAway();
      await setTimeout(AWAY_FOR);
      removable.giveBack();
      // What was spooled belongs to one machine; until it is in the database, another one cannot take its place.
      // Whoever was just starting has died of it, and is started again, as by any supervisor.
      await until(
        () => {
          for (const [n, life] of places.entries()) if (life.isOver()) places[n] = start(n);
          return isSpoolEmpty();
        },
        () =>
          places.map((life, n) => `${n}: over ${life.isOver()}, ${life.output().slice(-1_500)}`).join('\n'),
      );
    } else if (what === 'second') {
      // Where it is not refused it stands by until the first one dies.
      const second = start(options.database === 'sqlite' ? 0 : 1);
      if ((await second.port) !== undefined) places.push(second);
    } else {
      const place = random.between(0, places.length - 1);
      await places[place]?.port;
      if (!isTold) await setTimeout(random.between(0, 1_500));
      await places[place]?.end(what === 'kill' ? 'SIGKILL' : 'SIGTERM');
      places[place] = start(place);
    }
  }
  await everybody();
  await told;
  await quiet(platforms, database);
  const codes = await Promise.all(places.map((life) => life.end('SIGTERM')));
  if (codes.some((code) => code !== 0)) throw new Error(`the last lives ended with ${codes.join()}`);
  return {
    'kill -9': options.kills,
    SIGTERM: options.stops,
    'database taken away for 6 s': options.away,
    'faults of the platforms': options.faults,
    'answers lost by them': lostAnswers,
    ...(options.second && {
      'second process refused (SQLite) or standing by (PostgreSQL)':
        places.length === 1 ? 'refused' : 'standing by',
    }),
  };
}

/** Nothing waits on a disk for the database. */
const hasNoBatch = (folder: string): boolean =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).every((name) => !name.endsWith('.batch'));

async function until(holds: () => boolean, why: () => string = () => ''): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`it never came to that\n${why()}`);
    await setTimeout(50);
  }
}

async function talk({ platform, person, lines }: Teller, random: Random): Promise<void> {
  for (const line of lines) {
    await platform.write(person, line);
    await setTimeout(random.between(THINKS / 2, THINKS * 2));
  }
}

async function quiet(platforms: readonly Platform[], { rows }: ProofDatabase): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const waiting = platforms.reduce((sum, platform) => sum + platform.waiting(), 0);
    const [open] = await rows<{ n: number }>(
      "SELECT count(*) AS n FROM outbox WHERE state IN ('pending', 'sending') AND kind = 'reply'",
    );
    if (waiting === 0 && Number(open?.n) === 0) return;
    if (Date.now() > end) throw new Error(`${waiting} updates and ${open?.n} messages are left`);
    await setTimeout(250);
  }
}

async function gather({ rows, check, env }: ProofDatabase): Promise<Left> {
  return {
    inbox: await rows('SELECT channel, key, error FROM inbox'),
    outbox: await rows(
      'SELECT id, key, channel, address, kind, language, say, state, reason, provider_id FROM outbox ORDER BY id',
    ),
    confirmations: await readConfirmations({ rows, env }),
    traces: (await rows<{ subject: string }>("SELECT subject FROM audit WHERE action = 'record-entry'")).map(
      ({ subject }) => subject,
    ),
    check: await check(),
  };
}

/** Posts go to the oldest process that lives, as a balancer with a stand-by does it. */
function createDoors() {
  const lives: Life[] = [];
  let posts = 0;
  const knock: Knock = async (path, body, headers) => {
    posts++;
    const port = await lives.find((life) => !life.isOver())?.port;
    if (port === undefined) throw new Error('nobody answers');
    const { status } = await fetch(`http://127.0.0.1:${port}/hooks/${path}`, {
      method: 'POST',
      body,
      headers,
      signal: AbortSignal.timeout(5_000),
    });
    return status;
  };
  return { knock, posts: () => posts, add: (life: Life) => void lives.push(life) };
}

async function openPlatforms(
  commune: string,
  now: () => Instant,
  knock: Knock,
): Promise<readonly Platform[]> {
  const about = { commune, now, knock };
  return [
    await openTelegramPlatform({ ...about, name: 'telegram', bot: 7_001, receive: 'polling' }),
    await openZaloOaPlatform({ ...about, name: 'zalo-oa' }),
    await openTelegramPlatform({ ...about, name: 'telegram-hook', bot: 7_002, receive: 'webhook' }),
    await openZaloBotPlatform({ ...about, name: 'zalo-bot' }),
  ];
}

async function invite(env: Readonly<Record<string, string>>, tellers: readonly Teller[], at: Instant) {
  const { store } = await openDatabase(readConfig(env));
  await cast(
    store,
    tellers.map(({ part }) => part),
    at,
  );
  await store.close();
}

function shuffle<T>(random: Random, list: readonly T[]): readonly T[] {
  return list
    .map((one) => [random.fraction(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one);
}
