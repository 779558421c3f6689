import { describe, expect, test } from 'vitest';
import { type Api, knownCodes, meaningOf } from '../../../../src/adapters/channels/zalo-oa/errors.ts';
import { judgeOa } from '../../../../src/adapters/channels/zalo-oa/examine.ts';
import { createNotes } from '../../../../src/app/notes-in-marks.ts';
import { fit as fitMessage } from '../../../../src/core/message/fit.ts';
import { DAY, HOUR } from '../../../../src/core/time/instant.ts';
import { type Outbound, SendError } from '../../../../src/ports/channel.ts';
import type { Fault } from '../../../simulators/faults.ts';
import { BÀ, NOON, openOa, signal } from './open.ts';

const CS = 'v3.0/oa/message/cs';
const text = (words: string): Outbound => ({ text: words, choices: [] });
const menu: Outbound = {
  text: 'Bạn cần việc gì?',
  choices: [
    { token: 'm.1', text: '1. Hướng dẫn' },
    { token: 'm.2', text: '2. Báo cáo' },
  ],
};
const lines = 'Bạn cần việc gì?\n\n1. Hướng dẫn\n2. Báo cáo';

async function openChat(...args: Parameters<typeof openOa>) {
  const opened = await openOa(...args);
  await opened.simulator.act(BÀ, { text: 'chào' });
  const send = (message: Outbound) => opened.oa.send(BÀ, message, signal);
  return { ...opened, send, failing: (message = text('Chào bà')) => send(message).catch((error) => error) };
}

test('words go to the person and bring back the id of the message', async () => {
  const { send, simulator } = await openChat();
  expect(await send(text('Chào bà ạ'))).toBe('sent-1');
  expect(simulator.sent()).toEqual([{ to: BÀ, version: 'v3', text: 'Chào bà ạ' }]);
});

test('every call proves the secret of the app where the console demands it', async () => {
  const { failing } = await openChat({ demandsProof: true });
  expect(await failing()).toMatchObject({ failure: 'misconfigured' });
  const { send, oa } = await openChat({ demandsProof: true }, { proof: true });
  expect(await send(text('Chào'))).toBe('sent-1');
  expect(await oa.whoAmI(signal)).toMatchObject({ oa_type: 2, is_verified: true });
});

describe('an OA of government', () => {
  test('is answered by the older address, and that is remembered', async () => {
    const { send, simulator } = await openChat({ type: 4 });
    await send(text('một'));
    await send(text('hai'));
    expect(simulator.sent().map(({ version, text }) => [version, text])).toEqual([
      ['v2', 'một'],
      ['v2', 'hai'],
    ]);
    expect(simulator.calls).toEqual([CS, 'v2.0/oa/message', 'v2.0/oa/message']);
  });

  test('that becomes one of business is answered by the address of today, and that is remembered', async () => {
    const { simulator, store, clock, send } = await openChat();
    const notes = createNotes(store, clock, 'zalo-oa');
    await notes.add('v2');
    await send(text('một'));
    await send(text('hai'));
    expect(simulator.sent().map(({ version, text }) => [version, text])).toEqual([
      ['v3', 'một'],
      ['v3', 'hai'],
    ]);
    expect(simulator.calls).toEqual(['v2.0/oa/message', CS, CS]);
    expect(await createNotes(store, clock, 'zalo-oa').has('v2')).toBe(false);
  });

  test('keeps it over a restart', async () => {
    const { send, store, clock } = await openChat({ type: 4 });
    await send(text('một'));
    expect(await createNotes(store, clock, 'zalo-oa').has('v2')).toBe(true);
  });

  test.each([-32, -200, -201, -216, -230, -240])('the older address is not tried after %i', async (error) => {
    const { failing, simulator } = await openChat();
    simulator.faults.add(CS, { answer: { error, message: 'x' } }, { answer: { error, message: 'x' } });
    await failing();
    expect(simulator.calls).not.toContain('v2.0/oa/message');
  });

  test('nor after an answer that is lost', async () => {
    const { failing, simulator } = await openChat({ type: 4 });
    simulator.faults.add(CS, 'lost');
    expect(await failing()).toMatchObject({ failure: 'answer-lost' });
    expect(simulator.calls).toEqual([CS]);
  });
});

describe('buttons', () => {
  test('are numbered lines of text, as long as nobody has said that they work', async () => {
    const { oa } = await openOa();
    expect(oa.limits.choices).toBe(0);
  });

  test('go along where they work', async () => {
    const { send, simulator } = await openChat({ takesButtons: true }, { buttons: true });
    await send(menu);
    expect(simulator.sent()[0]?.attachment).toEqual({
      type: 'template',
      payload: {
        buttons: [
          { title: '1. Hướng dẫn', type: 'oa.query.hide', payload: '#cd m.1' },
          { title: '2. Báo cáo', type: 'oa.query.hide', payload: '#cd m.2' },
        ],
      },
    });
  });

  test('become numbered lines where they are refused, and are not tried again', async () => {
    const { send, simulator, oa } = await openChat({}, { buttons: true });
    expect(oa.limits.choices).toBe(5);
    await send(menu);
    expect(simulator.sent()).toEqual([{ to: BÀ, version: 'v3', text: lines }]);
    expect(oa.limits.choices).toBe(0);
  });

  test('leave room for the lines that take their place', async () => {
    const { send, simulator, oa } = await openChat({}, { buttons: true });
    const choices = Array.from({ length: 5 }, (_, n) => ({ token: `m.${n}`, text: `Việc số ${n} ạ` }));
    const [message] = fitMessage({ text: 'ẫ'.repeat(oa.limits.text), choices }, oa.limits);
    await send(message as Outbound);
    expect(simulator.sent()[0]?.text).toMatch(/ẫ\n\n1\. Việc số 0[\s\S]*5\. Việc/);
  });

  test('are not to blame where there is no such person', async () => {
    const { oa } = await openOa({ takesButtons: true }, { buttons: true });
    const error = await oa.send('1', menu, signal).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ failure: 'rejected' });
    expect(oa.limits.choices).toBe(5);
  });
});

describe('drawings and files', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const picture = { name: 'button', alt: 'Một nút' };
  const file = { media: 'm1', name: 'bao-cao.pdf', type: 'application/pdf' };

  test('a drawing is uploaded once for many messages, and again before it dies', async () => {
    const { send, simulator, files, pass } = await openChat();
    files.set('button', bytes);
    const uploads = () => simulator.calls.filter((call) => call.includes('upload')).length;
    await send({ ...menu, picture });
    await send({ ...menu, picture });
    expect(uploads()).toBe(1);
    expect(simulator.sent()[0]).toEqual({
      to: BÀ,
      version: 'v3',
      text: lines,
      attachment: {
        type: 'template',
        payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id: 'image-1' }] },
      },
    });
    pass(6.5 * DAY);
    await simulator.act(BÀ, { text: 'a' });
    await send({ ...menu, picture });
    expect(uploads()).toBe(2);
  });

  test('a drawing that many want at once is uploaded once, and again after an upload that failed', async () => {
    const { oa, simulator, files } = await openChat();
    files.set('button', bytes);
    const people = ['1', '2', '3'];
    for (const person of people) await simulator.act(person, { text: 'chào' });
    const sendAll = () => Promise.all(people.map((person) => oa.send(person, { ...menu, picture }, signal)));
    const uploads = () => simulator.calls.filter((call) => call.includes('upload')).length;
    simulator.faults.add('v2.0/oa/upload/image', 'unreachable');
    await sendAll();
    await sendAll();
    expect(uploads()).toBe(2);
    expect(simulator.sent().map(({ attachment }) => attachment !== undefined)).toEqual([
      ...[false, false, false],
      ...[true, true, true],
    ]);
  });

  test('without its drawing a message still says everything', async () => {
    const { send, simulator, files } = await openChat();
    files.set('button', bytes);
    simulator.faults.add('v2.0/oa/upload/image', { answer: { error: -210, message: 'too big' } });
    await send({ ...menu, picture });
    expect(simulator.sent()).toEqual([{ to: BÀ, version: 'v3', text: lines }]);
  });

  test('a file follows its words', async () => {
    const { send, simulator, files } = await openChat();
    files.set('m1', bytes);
    expect(await send({ ...text('Báo cáo đây ạ'), files: [file] })).toBe('sent-2');
    expect(simulator.sent().map(({ text, attachment }) => text ?? attachment)).toEqual([
      'Báo cáo đây ạ',
      { type: 'file', payload: { token: 'file-1' } },
    ]);
  });

  test('a handle that has died is made anew', async () => {
    const { send, simulator, files } = await openChat();
    files.set('m1', bytes);
    await send({ ...text('một'), files: [file] });
    simulator.faults.add(
      CS,
      { answer: { error: 0, data: { message_id: 'x' } } },
      { answer: { error: -100, message: 'expired' } },
    );
    await send({ ...text('hai'), files: [file] });
    expect(simulator.sent().at(-1)?.attachment).toEqual({ type: 'file', payload: { token: 'file-2' } });
  });

  test('an upload whose answer is lost may be tried again, because nobody has seen anything', async () => {
    const { failing, simulator, files } = await openChat();
    files.set('m1', bytes);
    simulator.faults.add('v2.0/oa/upload/file', 'lost');
    expect(await failing({ ...text('a'), files: [file] })).toMatchObject({ failure: 'unreachable' });
    expect(simulator.sent()).toEqual([]);
  });

  test('when the words are out and the file is not, it is not said again from the beginning', async () => {
    const { failing, simulator, files } = await openChat();
    files.set('m1', bytes);
    simulator.faults.add(
      CS,
      { answer: { error: 0, data: { message_id: 'x' } } },
      { answer: { error: -32, message: '' } },
    );
    expect(await failing({ ...text('a'), files: [file] })).toMatchObject({ failure: 'answer-lost' });
  });

  test.each([
    [
      'a table',
      { ...file, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
      bytes,
    ],
    ['what is too large', file, new Uint8Array(5 * 1024 * 1024 + 1)],
  ])('%s is refused before anything is said', async (_, one, content) => {
    const { failing, simulator, files } = await openChat();
    files.set('m1', content);
    expect(await failing({ ...text('a'), files: [one] })).toMatchObject({ failure: 'rejected' });
    expect(simulator.sent()).toEqual([]);
  });
});

describe('windows and quotas', () => {
  test.each([
    ['at once', 0, { open: true, cost: 'free' }],
    ['just before two days', 48 * HOUR - 1, { open: true, cost: 'free' }],
    ['after two days', 48 * HOUR, { open: true, cost: 'paid' }],
    ['just before seven', 7 * DAY - 1, { open: true, cost: 'paid' }],
    ['after seven', 7 * DAY, { open: false, failure: 'window-closed' }],
  ])('%s', async (_, silence, reach) => {
    const { oa, clock, pass } = await openOa();
    const heardAt = clock.now();
    pass(silence);
    expect(oa.reach?.(BÀ, heardAt, clock.now())).toEqual(reach);
  });

  test('nobody who was never heard can be written to', async () => {
    const { oa } = await openOa();
    expect(oa.reach?.(BÀ, undefined, NOON)).toEqual({ open: false, failure: 'window-closed' });
  });

  test('the platform agrees with our windows', async () => {
    const { failing, send, pass, simulator } = await openChat();
    pass(7 * DAY - 1);
    await simulator.faults.around('', async () => new Response());
    await send(text('trả tiền'));
    pass(1);
    expect(await failing()).toMatchObject({ failure: 'window-closed' });
  });

  test('when the paid messages are used up nobody is written to in that window until later, and answers go on', async () => {
    const { failing, send, pass, simulator, oa, clock } = await openChat({ paid: 0 });
    const heardAt = clock.now();
    pass(3 * DAY);
    expect(await failing()).toMatchObject({ failure: 'quota' });
    const reach = (heard: typeof heardAt) => oa.reach?.('somebody else', heard, clock.now());
    expect(reach(heardAt)).toEqual({ open: false, failure: 'quota' });
    expect(reach(clock.now())).toEqual({ open: true, cost: 'free' });
    await simulator.act(BÀ, { text: 'ai đấy?' });
    expect(await send(text('Chào bà'))).toBe('sent-1');
    pass(7 * HOUR);
    expect(reach(heardAt)).toEqual({ open: true, cost: 'paid' });
  });

  test("a person's own quota closes that person only, until they write again", async () => {
    const { failing, send, simulator, oa, clock, pass } = await openChat();
    const heardAt = clock.now();
    simulator.faults.add(CS, { answer: { error: -218, message: 'x' } });
    expect(await failing()).toMatchObject({ failure: 'quota' });
    const reach = (address: string, heard = heardAt) => oa.reach?.(address, heard, clock.now());
    expect([reach(BÀ)?.open, reach('another')?.open]).toEqual([false, true]);
    pass(1_000);
    await simulator.act(BÀ, { text: 'ai đấy?' });
    expect(reach(BÀ, clock.now())?.open).toBe(true);
    expect(await send(text('Chào bà'))).toBe('sent-1');
  });

  test('the doctor is told whose it is, and what is missing', async () => {
    const { oa, simulator } = await openOa({ type: 4 });
    const keys = (...told: Parameters<typeof judgeOa>) =>
      judgeOa(...told).map(({ grade, text: { key } }) => `${grade} ${key}`);
    const info = await oa.whoAmI(signal);
    expect(keys(info, simulator.oaId)).toEqual([
      'good doctor.zalo-oa.oa',
      'note doctor.zalo-oa.government',
      'note doctor.zalo-oa.package',
    ]);
    expect(keys({ ...info, is_verified: false }, '1')).toEqual([
      'bad doctor.zalo-oa.other',
      'bad doctor.zalo-oa.unverified',
      'note doctor.zalo-oa.government',
      'note doctor.zalo-oa.package',
    ]);
  });
});

describe('failures', () => {
  test.each(knownCodes('openApi').filter((code) => ![-216, -220, -235].includes(code)))(
    'code %i is a SendError of the kind the table says',
    async (error) => {
      const { failing, simulator } = await openChat();
      simulator.faults.add(CS, { answer: { error, message: 'x' } });
      const thrown = await failing();
      expect(thrown).toBeInstanceOf(SendError);
      expect(thrown.failure).toBe(meaningOf({ error, message: 'x' }).failure);
      expect(simulator.sent()).toEqual([]);
    },
  );

  test.each<[string, Fault, string]>([
    ['an unknown code', { answer: { error: -9_999, message: 'x' } }, 'rejected'],
    [
      '-223 for want of a right',
      { answer: { error: -223, message: 'OA has not authorised' } },
      'misconfigured',
    ],
    ['-223 for articles', { answer: { error: -223, message: 'Article quota reached' } }, 'quota'],
    ['a page of a gateway', { answer: '<html>', status: 502 }, 'answer-lost'],
    ['a gateway that is shut', { answer: '<html>', status: 503 }, 'unreachable'],
    ['a success without an id', { answer: { error: 0, data: {} } }, 'answer-lost'],
    ['a lost answer', 'lost', 'answer-lost'],
    ['nobody there', 'unreachable', 'unreachable'],
  ])('%s', async (_, fault, failure) => {
    const { failing, simulator } = await openChat();
    simulator.faults.add(CS, fault);
    const error = await failing();
    expect(error).toMatchObject({ failure });
    expect(`${error} ${error.stack} ${error.cause}`).not.toContain('access-0');
  });

  // Held against the lists of the documents, so that none is forgotten.
  const documented: Readonly<Record<Exclude<Api, 'templatesByUser'>, string>> = {
    openApi: `-32 -100 -200 -201 -204 -205 -209 -210 -211 -212 -213 -214 -216 -217 -218 -219 -220 -221 -223 -224 -227 -230
      -231 -232 -233 -234 -235 -237 -238 -241 -240 -242 -244 -248 -249 -320 -321 -403 -305 -311 -14002 -14003`,
    templates: `-101 -102 -103 -104 -105 -109 -117 -120 -135 -138 -1351 -125 -131 -136 -137 -115 -146 -124 -1241 -108 -111
      -112 -1121 -1122 -1124 -113 -1131 -116 -121 -122 -130 -132 -161 -162 -110 -114 -118 -119 -139 -140 -141 -133 -144
      -147 -1441 -1471 -1472 -145 -126 -127 -1091 -1201 -1202 -158 -159 -160 -148 -149 -1491 -150 -123 -128 -129 -142
      -143 -151 -152 -153`,
  };
  test.each(Object.entries(documented))('the table of %s has every code of the documents', (api, codes) => {
    const known = new Set(knownCodes(api as Api));
    expect(
      codes
        .split(/\s+/)
        .map(Number)
        .filter((code) => !known.has(code)),
    ).toEqual([]);
  });
});
