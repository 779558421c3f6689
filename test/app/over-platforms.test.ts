import { setTimeout } from 'node:timers/promises';
import { utils, write } from '@e965/xlsx';
import { afterEach, describe, expect, test } from 'vitest';
import { createZaloBot } from '../../src/adapters/channels/zalo-bot/index.ts';
import { createMovableClock } from '../../src/adapters/clock/movable-clock.ts';
import { createRemote } from '../../src/adapters/http/remote.ts';
import { createPictures } from '../../src/adapters/pictures/pictures.ts';
import { cast } from '../../src/app/cast.ts';
import type { Role } from '../../src/core/access/access.ts';
import { DAY, instant, later } from '../../src/core/time/instant.ts';
import type { Channel, Inbound } from '../../src/ports/channel.ts';
import { openOa } from '../adapters/channels/zalo-oa/open.ts';
import { createCdn } from '../conversations/platforms/cdn.ts';
import { openTelegram } from '../simulators/telegram/telegram.ts';
import { createZaloBotSimulator } from '../simulators/zalo-bot/simulator.ts';
import { type ComposedApp, composeWith } from '../support/compose-with.ts';
import { lineOverFetch } from '../support/line-over-fetch.ts';
import { toPost } from '../support/post.ts';
import { connectTelegram, pollOnce } from '../support/telegram-channel.ts';
import { content } from '../support/test-app.ts';

const MORNING = instant('2025-12-22T08:00:00+07:00');
const TÁM = '8123456789012345001';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Three people, as a head writes them down. */
const list = (): Uint8Array => {
  const rows = [
    ['DANH SÁCH NGƯỜI DÂN ĐÃ CÀI ĐẶT', '', ''],
    ['STT', 'Họ và tên', 'Địa chỉ', 'Số CCCD'],
    ...['Trần Thị Mẫu', 'Lê Văn Thử', 'Đỗ Thị Nghiệm'].map((name, n) => [
      n + 1,
      name,
      'Thôn 3, xã Nghĩa Trung',
      `07519900000${n}`,
    ]),
  ];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Sheet1');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }));
};

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function composed(channel: Channel): Promise<ComposedApp> {
  const app = await composeWith([channel], MORNING);
  closers.push(app.close);
  return app;
}
const appoint = (app: ComposedApp, channel: string, address: string, role: Role, unit: string | null) =>
  cast(app.store, [{ channel, address, commune: 'nghia-trung', role, unit }], app.clock.now());

/** Fetches what was sent and reads it in its worker, until that is told. */
async function readFiles(app: ComposedApp, isTold: () => boolean): Promise<void> {
  await app.files.run();
  await app.files.idle();
  for (let tries = 0; !isTold(); tries++) {
    if (tries > 200) throw new Error('nobody was told of what is in the file');
    await app.loop.tick();
    app.clock.moveTo(later(app.clock.now(), 1_000));
    await setTimeout(20);
  }
}

/** An OA, its people, and the product behind it. */
async function openOfficialAccount(
  options: Parameters<typeof openOa>[0] = {},
  deps: Parameters<typeof openOa>[1] = {},
) {
  const cdn = createCdn();
  const clock = createMovableClock(MORNING);
  const opened = await openOa(options, { commune: 'nghia-trung', clock, download: cdn.download, ...deps });
  closers.push(() => opened.store.close());
  const app = await composed(opened.oa);
  const pass = (ms: number) => {
    clock.moveTo(later(clock.now(), ms));
    app.clock.moveTo(clock.now());
  };
  const heard = async () => {
    const last = opened.received.at(-1) as readonly Inbound[];
    await app.receive(opened.oa, last);
    pass(10_000);
    await app.loop.drain();
  };
  const say = async (person: string, text: string) => {
    await opened.simulator.act(person, { text });
    await heard();
  };
  const told = (to = TÁM) => opened.simulator.sent(to).at(-1)?.text ?? '';
  return { ...opened, app, cdn, pass, heard, say, told };
}

describe('a workbook that a head sends', () => {
  test('over an OA is read, and its people are told row by row', async () => {
    const { app, simulator, heard, say, told, cdn } = await openOfficialAccount();
    await say(TÁM, 'menu');
    await appoint(app, 'zalo-oa', TÁM, 'head', 'thon-3');
    const url = cdn.put({ name: 'ds.xlsx', type: XLSX, bytes: list() });
    const payload = { url, name: 'ds.xlsx', size: '9000', checksum: 'x', type: 'xlsx' };
    await simulator.act(TÁM, { name: 'user_send_file', attachments: [{ type: 'file', payload }] });
    await heard();
    await readFiles(app, () => told().includes('3 người ghi được'));
    expect(app.errors).toEqual([]);
  });

  test('over Telegram too', async () => {
    const telegram = await openTelegram();
    closers.push(telegram.close);
    const channel = await connectTelegram(telegram);
    const app = await composed(channel);
    const person = telegram.person(5_001);
    const take = async () => {
      app.clock.moveTo(later(app.clock.now(), 10_000));
      await app.receive(channel, await pollOnce(channel));
      await app.loop.drain();
    };
    person.start();
    await take();
    await appoint(app, 'telegram', '5001', 'head', 'thon-3');
    person.document('ds.xlsx', list());
    await take();
    await readFiles(app, () => person.seen().at(-1)?.text.includes('3 người ghi được') === true);
    expect(app.errors).toEqual([]);
  });
});

test('a step with a drawing is one message: a photo on Telegram, an image with numbered lines on an OA', async () => {
  const telegram = await openTelegram();
  closers.push(telegram.close);
  const channel = await connectTelegram(telegram);
  const app = await composed(channel);
  const person = telegram.person(5_001);
  person.start('dvc-login');
  await app.receive(channel, await pollOnce(channel));
  await app.loop.drain();
  person.tap(1);
  await app.receive(channel, await pollOnce(channel));
  await app.loop.drain();
  expect(person.seen().at(-1)).toMatchObject({ kind: 'photo' });
  expect(person.seen().at(-1)?.buttons.length).toBeGreaterThan(0);

  const { png } = createPictures(content.pictures);
  const oa = await openOfficialAccount({}, { readPicture: png });
  for (const words of ['/start dvc-login', '1']) await oa.say(TÁM, words);
  const [step] = oa.simulator.sent(TÁM).slice(-1);
  expect(step?.attachment?.payload).toMatchObject({ template_type: 'media' });
  expect(step?.text).toMatch(/\n1\. /);
});

test('where an OA takes buttons, what they send back is understood', async () => {
  const { simulator, say, told } = await openOfficialAccount({ takesButtons: true }, { buttons: true });
  await say(TÁM, 'menu');
  const { payload } = simulator.sent(TÁM).at(-1)?.attachment ?? {};
  const [, second] = (payload?.['buttons'] ?? []) as readonly {
    readonly payload: string;
    readonly title: string;
  }[];
  expect(second?.title).toMatch(/^2\. /);
  await say(TÁM, second?.payload ?? '');
  expect(told()).toContain('Bạn cần hướng dẫn việc nào?');
});

test('a head who has been silent for a week is reminded by what Zalo has approved, and by nothing else', async () => {
  const templates = { reminder: { id: '555', data: { noi_dung: { text: 120 } } } } as const;
  const { app, simulator, say, pass } = await openOfficialAccount(
    { approved: { '555': { noi_dung: 120 } } },
    { templates },
  );
  await say(TÁM, 'menu');
  await appoint(app, 'zalo-oa', TÁM, 'head', 'thon-3');
  const before = simulator.sent(TÁM).length;
  // The reminder of seven days before the end, and the OA's window has closed before it.
  pass(9.1 * DAY);
  for (let n = 0; n < 4; n++) await app.loop.tick();
  const sent = simulator.sent(TÁM).slice(before);
  expect(sent.map(({ version }) => version)).toEqual(['template']);
  expect(sent[0]?.text).toMatch(/^noi_dung: .*Thôn 3/);
  expect(app.errors).toEqual([]);
});

test('a visitor who has no name yet is answered in their conversation', async () => {
  const { simulator, oa, app } = await openOfficialAccount();
  const event = {
    event_name: 'anonymous_send_text',
    app_id: simulator.app.id,
    timestamp: String(MORNING),
    recipient: { id: simulator.oaId },
    anonymous_id: 'a1',
    conversation_id: 'c1',
    message: { msg_id: 'm', text: 'xin chào' },
  };
  const read = await oa.webhook?.receive(await toPost(simulator.toRequest(event), MORNING));
  await app.receive(oa, read as readonly Inbound[]);
  await app.loop.drain();
  expect(simulator.sent('c1')).toMatchObject([{ version: 'v2' }]);
  expect(app.errors).toEqual([]);
});

test('in a group a Zalo bot answers an officer who names it, with figures', async () => {
  let last: readonly Inbound[] = [];
  const simulator = createZaloBotSimulator({
    now: () => MORNING,
    async deliver(request) {
      const read = await bot.webhook?.receive(await toPost(request, MORNING));
      last = read === undefined || 'refused' in read ? [] : read;
      return new Response();
    },
  });
  const bot = createZaloBot({
    name: 'zalo-bot',
    commune: 'nghia-trung',
    token: simulator.token,
    root: simulator.root,
    remote: createRemote(lineOverFetch(simulator.fetch)),
    download: createCdn().download,
    publicUrl: 'https://xa.example',
  });
  await bot.prepare(AbortSignal.timeout(5_000));
  let app: ComposedApp | undefined;
  app = await composed(bot);
  const say = async (chat: { readonly id: string; readonly by?: string }, text: string) => {
    await simulator.write(chat, { text });
    await app?.receive(bot, last);
    await app?.loop.drain();
  };
  await say({ id: 'lan' }, 'chào');
  await appoint(app, 'zalo-bot', 'lan', 'officer', null);
  await say({ id: 'zgr-1', by: 'lan' }, '@Bot Thử ai chưa nộp');
  expect(simulator.sent('zgr-1')).toHaveLength(1);
  expect(simulator.sent('zgr-1')[0]?.text).toContain('Tình hình nộp báo cáo');
  expect(app.errors).toEqual([]);
});
