import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTelegram, type Telegram } from '../../../simulators/telegram/telegram.ts';
import { TELEGRAM_LIMITS } from '../../../simulators/telegram/world.ts';

let now: number;
let telegram: Telegram;
beforeEach(async () => {
  now = 1_766_365_200_000;
  telegram = await openTelegram({ now: () => now, limits: TELEGRAM_LIMITS });
  telegram.person(5_001).start();
});
afterEach(() => telegram.close());

interface Answer {
  readonly ok: boolean;
  readonly result?: { readonly message_id: number };
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number };
}

async function ask(method: string, params: object): Promise<Answer> {
  const response = await fetch(`${telegram.root}/bot${telegram.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  return (await response.json()) as Answer;
}
const chat_id = 5_001;
const keyboard = (callback_data: string) => ({ inline_keyboard: [[{ text: 'A', callback_data }]] });

describe('the simulated Telegram refuses what Telegram refuses:', () => {
  test.each<readonly [string, string, object, number, RegExp]>([
    ['a text of 4,097', 'sendMessage', { chat_id, text: 'ẫ'.repeat(4_097) }, 400, /message is too long/],
    ['a text of nothing', 'sendMessage', { chat_id, text: ' ' }, 400, /text is empty/],
    [
      'a button that carries 65 bytes',
      'sendMessage',
      { chat_id, text: 'a', reply_markup: keyboard(`${'ẫ'.repeat(21)}aa`) },
      400,
      /BUTTON_DATA_INVALID/,
    ],
    ['a chat that is not known', 'sendMessage', { chat_id: 9, text: 'a' }, 400, /chat not found/],
    ['a press that never was', 'answerCallbackQuery', { callback_query_id: '9' }, 400, /query is too old/],
    [
      'an answer to a press of 201 letters',
      'answerCallbackQuery',
      { callback_query_id: '9', text: 'a'.repeat(201) },
      400,
      /TOO_LONG/,
    ],
    [
      '101 commands',
      'setMyCommands',
      { commands: Array.from({ length: 101 }, () => ({ command: 'a', description: 'b' })) },
      400,
      /TOO_MUCH/,
    ],
    ['a method that is not there', 'sendNothing', {}, 404, /method not found/],
  ])('%s', async (_, method, params, code, words) => {
    expect(await ask(method, params)).toMatchObject({
      ok: false,
      error_code: code,
      description: expect.stringMatching(words),
    });
  });

  test('a person who never came, and one who has gone', async () => {
    telegram.person(5_002);
    const send = (to: number) => ask('sendMessage', { chat_id: to, text: 'a' });
    expect(await send(5_002)).toMatchObject({
      error_code: 403,
      description: expect.stringContaining("can't initiate"),
    });
    const gone = telegram.person(5_003);
    gone.start();
    gone.block();
    expect(await send(5_003)).toMatchObject({
      error_code: 403,
      description: expect.stringContaining('blocked by the user'),
    });
  });

  test('the same words once more in an edit', async () => {
    const { result } = await ask('sendMessage', { chat_id, text: 'a' });
    const edit = (text: string) => ask('editMessageText', { chat_id, message_id: result?.message_id, text });
    expect(await edit('a')).toMatchObject({
      error_code: 400,
      description: expect.stringContaining('message is not modified'),
    });
    expect(await edit('b')).toMatchObject({ ok: true });
  });

  test('more than a chat may be sent, until as long as it says', async () => {
    const answers: Answer[] = [];
    for (let n = 0; n < 6; n++) answers.push(await ask('sendMessage', { chat_id, text: `${n}` }));
    const { error_code, parameters } = answers.at(-1) ?? {};
    expect([answers.filter(({ ok }) => ok).length, error_code, parameters]).toEqual([
      5,
      429,
      { retry_after: 1 },
    ]);
    now += 1_000;
    expect(await ask('sendMessage', { chat_id, text: 'a' })).toMatchObject({ ok: true });
  });

  test('an answer to a press that was made more than fifteen seconds ago', async () => {
    const person = telegram.person(5_004);
    person.start();
    await ask('sendMessage', { chat_id: 5_004, text: 'a', reply_markup: keyboard('x') });
    person.tap(1);
    const [callback_query_id] = telegram.world.presses.keys();
    now += 16_000;
    expect(await ask('answerCallbackQuery', { callback_query_id })).toMatchObject({ error_code: 400 });
  });

  test('asking a group for a number, and words of a message that asked a person for theirs', async () => {
    telegram.group(-9);
    const reply_markup = { keyboard: [[{ text: 'Gửi số', request_contact: true }]] };
    expect(await ask('sendMessage', { chat_id: -9, text: 'a', reply_markup })).toMatchObject({
      error_code: 400,
      description: expect.stringContaining('private chats only'),
    });
    const { result } = await ask('sendMessage', { chat_id, text: 'a', reply_markup });
    expect(
      await ask('editMessageText', { chat_id, message_id: result?.message_id, text: 'b' }),
    ).toMatchObject({ error_code: 400, description: expect.stringContaining("can't be edited") });
  });

  test('being asked for updates while a webhook is set', async () => {
    await ask('setWebhook', { url: 'https://xa.example/hooks/telegram' });
    expect(await ask('getUpdates', {})).toMatchObject({ error_code: 409 });
  });
});

test('an update is handed out until a later offset confirms it', async () => {
  const get = async (params: object) =>
    ((await ask('getUpdates', params)).result as unknown as { update_id: number }[]).map(
      ({ update_id: id }) => id,
    );
  const [first = 0] = await get({});
  expect(await get({})).toEqual([first]);
  expect(await get({ offset: first })).toEqual([first]);
  expect(await get({ offset: first + 1 })).toEqual([]);
  expect(await get({})).toEqual([]);
});
