import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Role } from '../../src/core/access/access.ts';
import { instant, later } from '../../src/core/time/instant.ts';
import { createRecordingCipher, dumpOf } from '../support/dump.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

export interface RandomRun {
  readonly figures: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

const HOUR = 3_600_000;
const START = instant('2025-12-22T08:00:00+07:00');
const CITIZENS = 12;

interface Stage {
  readonly commune: string;
  readonly at: ReturnType<typeof instant>;
  readonly cast: readonly (readonly [address: string, role: Role, unit: string | null])[];
}

const STAGES: readonly Stage[] = [
  {
    commune: 'nghia-trung',
    at: START,
    cast: [
      ['tổ', 'helper', 'thon-3'],
      ['trưởng-thôn', 'head', 'thon-3'],
      ['lan', 'officer', null],
    ],
  },
  // Tips are taken in here, sealed.
  {
    commune: 'kon-tum',
    at: instant('2023-11-08T08:00:00+07:00'),
    cast: [
      ['bàn', 'receiver', null],
      ['lan', 'officer', null],
    ],
  },
];

/**
 * Says anything at random to the whole product, a batch of people at a time, ticks and erases on the way, and then looks
 * for every secret that was said in every table with all seals opened, in what was sent, in errors and in the audit.
 */
export async function proveRandomMessages(messages: number, seed: number): Promise<RandomRun> {
  const folder = mkdtempSync(join(tmpdir(), 'random-messages-'));
  const violations: string[] = [];
  const figures: Record<string, number> = { messages: 0, secrets: 0, answers: 0, rows: 0 };
  const add = (name: string, by: number): void => {
    figures[name] = (figures[name] ?? 0) + by;
  };
  try {
    for (const [n, stage] of STAGES.entries()) {
      const share = n === 0 ? Math.ceil(messages * 0.75) : messages - Math.ceil(messages * 0.75);
      await perform(stage, share, seed + n);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { figures, violations };

  async function perform(stage: Stage, count: number, stageSeed: number): Promise<void> {
    const cipher = createRecordingCipher();
    const file = join(folder, `${stage.commune}.sqlite`);
    const app = await createTestApp(stage.commune, stage.at, { file, cipher });
    const people = [...stage.cast.map(([address]) => address)];
    for (const [address, role, unit] of stage.cast) await app.play(address, role, unit);
    for (let n = 0; n < CITIZENS; n++) people.push(`dân-${n}`);
    const told = new Map<string, number>();
    const secrets = new Set<string>();
    const said = fc.sample(anything(count), { numRuns: count, seed: stageSeed });
    try {
      for (let first = 0; first < said.length; first += people.length) {
        const batch = said.slice(first, first + people.length);
        for (const { text, secret } of batch) if (secret !== undefined && text !== '') secrets.add(secret);
        await hearAll(
          app,
          people,
          batch.map(({ text }) => text),
          first,
        );
        for (const [n] of batch.entries()) {
          const address = people[n] ?? '';
          const answered = answersOf(app, address);
          if (answered <= (told.get(address) ?? 0))
            violations.push(`${stage.commune}: no answer to ${JSON.stringify(batch[n]?.text)}`);
          told.set(address, answered);
        }
        // A day of campaign for each hundred rounds: reminders, nudges, climbing requests, the brooms.
        if (first % (people.length * 25) === 0) {
          app.clock.moveTo(later(app.clock.now(), 6 * HOUR));
          await app.loop.tick();
          await app.loop.drain();
          violations.push(...(await withoutWayOn(app, people)).map((who) => `${stage.commune}: ${who}`));
        }
      }
      judge(stage.commune, { app, file, cipher, secrets, people });
      add('messages', said.length);
      add('secrets', secrets.size);
      add(
        'answers',
        [...told.values()].reduce((sum, each) => sum + each, 0),
      );
    } finally {
      await app.close();
    }
  }

  function judge(
    commune: string,
    {
      app,
      file,
      cipher,
      secrets,
      people,
    }: {
      readonly app: TestApp;
      readonly file: string;
      readonly cipher: ReturnType<typeof createRecordingCipher>;
      readonly secrets: ReadonlySet<string>;
      readonly people: readonly string[];
    },
  ): void {
    for (const error of app.errors) violations.push(`${commune}: ${String(error)}`);
    const places: { readonly where: string; readonly text: string }[] = [
      ...dumpOf(file, cipher).map(({ table, text }) => ({ where: table, text })),
      ...app.errors.map((error) => ({ where: 'errors', text: String(error) })),
      ...app.audit.map((row) => ({ where: 'audit', text: JSON.stringify(row) })),
      ...people.flatMap((address) =>
        app.web
          .history(address)
          .filter(({ from }) => from === 'bot')
          .map(({ text }) => ({ where: 'messages', text })),
      ),
    ];
    add('rows', places.length);
    add('values sealed', cipher.size());
    // Numbers of turns and revisions are as long as codes, and none.
    for (const { where, text } of places)
      for (const word of text.replaceAll(/"(?:turn|revision|asked)":\d+/g, '').split(/[\s"',;:()[\]{}=]+/))
        if (secrets.has(word))
          violations.push(`${commune}: ${word} is kept in ${where}: ${text.slice(0, 300)}`);
  }
}

async function hearAll(
  app: TestApp,
  people: readonly string[],
  texts: readonly string[],
  first: number,
): Promise<void> {
  await app.handleInbound(
    app.web,
    texts.map((text, n) => ({
      key: `random-${first + n}`,
      address: people[n] ?? '',
      at: app.clock.now(),
      heard: { text },
    })),
  );
  await app.jobs.run();
  await app.jobs.idle();
  await app.loop.drain();
}

const answersOf = (app: TestApp, address: string): number => app.web.history(address).at(-1)?.id ?? 0;

/** Those whose conversation waits for nothing and offers nothing. */
async function withoutWayOn(app: TestApp, people: readonly string[]): Promise<readonly string[]> {
  const loaded = await app.store.transaction((tx) =>
    tx.conversations.load(people.map((address) => ({ channel: 'web', address }))),
  );
  return loaded
    .filter(({ dialogue }) => {
      const waits = 'session' in dialogue && dialogue.session?.status === 'waiting';
      const offers = ('offered' in dialogue && dialogue.offered?.length) || 0;
      const isPrivate = !('parked' in dialogue);
      return !waits && offers === 0 && !isPrivate;
    })
    .map(({ address }) => `${address} has no way on`);
}

/** One message, with the secret in it if there is one. */
interface Anything {
  readonly text: string;
  readonly secret?: string;
}

function anything(count: number): fc.Arbitrary<Anything> {
  const from = (...texts: readonly string[]) => fc.constantFrom(...texts).map((text) => ({ text }));
  return fc.oneof(
    {
      weight: 6,
      arbitrary: from(
        '1',
        '2',
        '3',
        '4',
        'xong',
        'chưa được',
        'hỏi người',
        'menu',
        'quay lại',
        'có',
        'không',
      ),
    },
    {
      weight: 4,
      arbitrary: from(
        'tôi đã cài xong',
        'đồng ý',
        'cho tôi',
        'cho người nhà',
        'đủ 16',
        'thôn',
        'thôn 3',
        'bỏ qua',
        'gửi',
        'Lê Văn Thử',
        '12 xóm Đình, thôn 3, xã Nghĩa Trung',
        '075190000001',
        '60-B1 123.45',
        '0912000001',
      ),
    },
    {
      weight: 4,
      arbitrary: from(
        '/dulieu',
        '/sua',
        '/ruthoi',
        '/xoa',
        '/xacthuc',
        'cần người giúp',
        'dừng',
        'tiếp tục',
        'phản ánh vi phạm',
        'biên nhận',
        'báo cáo',
        'danh sách',
        'nộp báo cáo',
        'tổng',
        'ai cần giúp',
        'nhận việc 1',
        '/talk 1',
        'đã giúp xong 1',
        'báo khó khăn',
        'english',
        'tiếng việt',
        'quên mk vneid',
        'chưa biết bắt đầu từ đâu',
      ),
    },
    { weight: 3, arbitrary: secretMessage(count) },
    { weight: 2, arbitrary: fc.string({ maxLength: 60, unit: 'grapheme' }).map((text) => ({ text })) },
    { weight: 1, arbitrary: fc.string({ maxLength: 2_000 }).map((text) => ({ text })) },
  );
}

/** Codes and passwords as people send them, alone and in a sentence. */
function secretMessage(count: number): fc.Arbitrary<Anything> {
  const code = fc.integer({ min: 100_000, max: 999_999 }).map(String);
  const password = fc
    .tuple(
      fc.constantFrom('Hoa', 'Trung', 'Me', 'Lan'),
      fc.constantFrom('@', '#', '!', '$'),
      fc.integer({ min: 1_000, max: 1_000 + count * 9 }),
      fc.constantFrom('ab', 'vn', 'xy'),
    )
    .map((parts) => parts.join(''));
  const around = (secret: fc.Arbitrary<string>, ways: readonly ((secret: string) => string)[]) =>
    fc.tuple(secret, fc.constantFrom(...ways)).map(([it, way]) => ({ text: way(it), secret: it }));
  return fc.oneof(
    around(code, [
      (it) => it,
      (it) => `otp ${it}`,
      (it) => `mã otp của tôi là ${it}`,
      (it) => `ma xac nhan ${it}`,
      (it) => `nó gửi về mã ${it} rồi`,
      (it) => `cháu nhập ${it} mà nó báo sai`,
      (it) => `passcode: ${it}`,
      (it) => `passcode vneid của bác là ${it}`,
      (it) => `${it} là mã otp đó cháu`,
      (it) => `mật khẩu là ${it}`,
    ]),
    around(password, [
      (it) => it,
      (it) => `mật khẩu là ${it}`,
      (it) => `mk: ${it}`,
      (it) => `mk vneid tui ${it} sao vào không được`,
      (it) => `my password is ${it}`,
    ]),
  );
}
