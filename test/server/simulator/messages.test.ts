import { expect, test } from 'vitest';
import { post } from '../support/ask.ts';
import { openSimulator } from '../support/open-simulator.ts';

const texts = ({ deps }: ReturnType<typeof openSimulator>, address = 'web-citizen') =>
  deps.channel.history(address).map(({ from, text }) => `${from === 'person' ? '>' : '<'} ${text}`);

test('a message goes through the pipeline and stands in its own chat only', async () => {
  const simulator = openSimulator();
  const response = await simulator.say('citizen', 'message-1', 'Chào');
  expect(response.status).toBe(202);
  expect(texts(simulator)).toEqual(['> Chào', '< Đã nghe: Chào']);
  expect(texts(simulator, 'web-head')).toEqual([]);
});

test('a message sent twice is heard once and shown once', async () => {
  const simulator = openSimulator();
  await simulator.say('citizen', 'message-1', 'Chào');
  const again = await simulator.say('citizen', 'message-1', 'Chào');
  expect(again.status).toBe(202);
  expect(texts(simulator)).toEqual(['> Chào', '< Đã nghe: Chào']);
});

test('a message whose handling failed is shown once and handled when it is sent again', async () => {
  const simulator = openSimulator();
  const retry = () => simulator.say('citizen', 'message-1', 'Chào');
  simulator.setBroken(true);
  await expect(retry()).rejects.toThrow('the database is away');
  simulator.setBroken(false);
  await retry();
  expect(texts(simulator)).toEqual(['> Chào', '< Đã nghe: Chào']);
});

test('the same id of two people is two messages', async () => {
  const simulator = openSimulator();
  await simulator.say('citizen', 'message-1', 'Chào');
  await simulator.say('head', 'message-1', 'Chào');
  expect(simulator.handled.size).toBe(2);
});

test('a tap shows what was written on the button', async () => {
  const simulator = openSimulator();
  await simulator.say('citizen', 'message-1', 'Bắt đầu');
  await post(simulator.http, '/simulator/messages', { persona: 'citizen', id: 'message-2', token: 'm.2' });
  expect(texts(simulator).slice(2)).toEqual(['> 2. Cài và kích hoạt VNeID', '< Bạn đã chọn m.2.']);
});

test.each([
  ['no JSON', '{"persona": "citizen"'],
  ['no object', 'null'],
  ['nobody', { id: 'message-1', text: 'Chào' }],
  ['no id', { persona: 'citizen', text: 'Chào' }],
  ['an id that is too short', { persona: 'citizen', id: '1', text: 'Chào' }],
  ['neither text nor tap', { persona: 'citizen', id: 'message-1' }],
  ['text and tap', { persona: 'citizen', id: 'message-1', text: 'Chào', token: 'm.1' }],
  ['a text that is a number', { persona: 'citizen', id: 'message-1', text: 1 }],
  ['blanks only', { persona: 'citizen', id: 'message-1', text: ' \n ' }],
  ['a text that is too long', { persona: 'citizen', id: 'message-1', text: 'ă'.repeat(4_097) }],
])('a post of %s is refused with a sentence, and heard by nobody', async (_, body) => {
  const simulator = openSimulator();
  const response = await post(simulator.http, '/simulator/messages', body);
  expect(response.status).toBe(400);
  expect(((await response.json()) as { message: string }).message).toMatch(/\p{L}+ \p{L}+/u);
  expect([simulator.handled.size, texts(simulator)]).toEqual([0, []]);
});

test('a persona that does not exist is refused', async () => {
  const response = await openSimulator().say('mayor', 'message-1', 'Chào');
  expect([response.status, await response.json()]).toEqual([
    404,
    { error: 'unknown-persona', message: 'Không có nhân vật này.' },
  ]);
});

test('a refusal is in English for an English page', async () => {
  const body = { persona: 'citizen', id: 'message-1', text: '' };
  const response = await post(openSimulator().http, '/simulator/messages?lang=en', body);
  expect(await response.json()).toEqual({ error: 'empty', message: 'The message is empty.' });
});
