import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWeb } from '../../../src/adapters/channels/web/index.ts';
import { type Instant, instant } from '../../../src/core/time/instant.ts';
import type { Inbound, Outbound } from '../../../src/ports/channel.ts';
import type { Line } from '../../../src/ports/web-channel.ts';

const NOON = instant('2025-12-22T12:00:00+07:00');
const open = (now: () => Instant = () => NOON) =>
  createWeb({ name: 'web', commune: 'thu-nghiem', clock: { now } });
const signal = new AbortController().signal;
const text = (words: string): Outbound => ({ text: words, choices: [] });
const inbound = (key: string, heard: Inbound['heard']): Inbound => ({ key, address: 'a', at: NOON, heard });

test('what is sent stands in the history of its address, at the time of the campaign', async () => {
  const web = open();
  const choices = [{ token: 'm.1', text: '1. Có' }];
  const id = await web.send('a', { text: 'Bạn đã cài chưa?', choices }, signal);
  expect(web.history('a')).toEqual([
    { id: Number(id), address: 'a', from: 'bot', text: 'Bạn đã cài chưa?', choices, at: NOON },
  ]);
  expect(web.history('b')).toEqual([]);
});

test('ids rise over all addresses', async () => {
  const web = open();
  for (const address of ['a', 'b', 'a', 'c']) await web.send(address, text('Chào'), signal);
  const ids = ['a', 'b', 'c'].flatMap((address) => web.history(address).map(({ id }) => id));
  expect(ids.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4]);
});

test('the history keeps the newest five hundred lines', async () => {
  const web = open();
  for (let n = 1; n <= 510; n++) await web.send('a', text(`Tin ${n}`), signal);
  const lines = web.history('a');
  expect([lines.length, lines.at(0)?.text, lines.at(-1)?.text]).toEqual([500, 'Tin 11', 'Tin 510']);
});

test('a listener hears its own address until it stops', async () => {
  const web = open();
  const heard: Line[] = [];
  const stop = web.listen('a', (line) => heard.push(line));
  await web.send('a', text('Một'), signal);
  await web.send('b', text('Hai'), signal);
  stop();
  await web.send('a', text('Ba'), signal);
  expect(heard.map((line) => line.text)).toEqual(['Một']);
});

test('a sender who has given up is told so, and nothing is shown', async () => {
  const web = open();
  const sending = web.send('a', text('Muộn'), AbortSignal.abort());
  await expect(sending).rejects.toMatchObject({ name: 'SendError', failure: 'unreachable' });
  expect(web.history('a')).toEqual([]);
});

test('what a person said is shown once, however often it is delivered', () => {
  const web = open();
  web.heard(inbound('k1', { text: 'Chào' }));
  web.heard(inbound('k1', { text: 'Chào' }));
  web.heard(inbound('k2', { text: 'Chào' }));
  expect(web.history('a').map((line) => line.text)).toEqual(['Chào', 'Chào']);
});

test('a tap is shown as the newest button with that token, or as dots when it is gone', async () => {
  const web = open();
  for (const label of ['1. Cũ', '1. Mới']) {
    await web.send('a', { text: 'Chọn', choices: [{ token: 'm.1', text: label }] }, signal);
  }
  web.heard(inbound('k1', { text: '', token: 'm.1' }));
  web.heard(inbound('k2', { text: '', token: 'm.9' }));
  expect(
    web
      .history('a')
      .slice(2)
      .map((line) => line.text),
  ).toEqual(['1. Mới', '…']);
});

test('a text comes in composed and without the blanks around it', () => {
  const posted = open().toInbound('a', { id: 'message-1', text: ' Đã nộp\n'.normalize('NFD') }, NOON);
  expect(posted).toEqual({
    inbound: { key: 'a:message-1', address: 'a', at: NOON, heard: { text: 'Đã nộp' } },
  });
});

test('a tap comes in with its token and no words', () => {
  const posted = open().toInbound('a', { id: 'message-1', token: 'vneid~9~2~1' }, NOON);
  expect(posted).toMatchObject({ inbound: { heard: { text: '', token: 'vneid~9~2~1' } } });
});

test('whatever is posted is judged and never thrown at anyone, and what comes in is well-formed', () => {
  const web = open();
  // Halves of letters too; the arbitrary of its own for that takes seconds to be made.
  const units = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));
  const body = fc.oneof(fc.anything(), fc.record({ id: fc.constant('message-1'), text: units }));
  fc.assert(
    fc.property(body, (posted) => {
      const read = web.toInbound('a', posted, NOON);
      if ('inbound' in read) expect(read.inbound.heard.text.isWellFormed()).toBe(true);
      else expect(['malformed', 'empty', 'too-long']).toContain(read.because);
    }),
  );
});

test('a picture stands with its line', async () => {
  const web = open();
  const picture = { name: 'button', alt: 'Một nút được chỉ vào' };
  await web.send('a', { ...text('Bạn bấm nút này.'), picture }, signal);
  await web.send('a', text('Chào'), signal);
  expect(web.history('a').map((line) => line.picture)).toEqual([picture, undefined]);
});
