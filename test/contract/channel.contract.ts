import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fit as fitMessage } from '../../src/core/message/fit.ts';
import type { Outbound } from '../../src/core/message/outbound.ts';
import { type Instant, instant } from '../../src/core/time/instant.ts';
import { type Channel, type Inbound, SendError, type SendFailure } from '../../src/ports/channel.ts';
import type { Media } from '../../src/ports/media.ts';
import { composeWith } from '../support/compose-with.ts';
import { putFile } from '../support/media-files.ts';

/** A channel and its platform, with one person who has opened the chat. */
export interface Rig {
  readonly channel: Channel;
  /** The person's address. */
  readonly address: string;
  /** They write; returns what the channel takes in, as the platform hands it over. */
  say(text: string): Promise<readonly Inbound[]>;
  /** What the platform handed over last, once more, as after an answer that was lost. */
  again(): Promise<readonly Inbound[]>;
  /** They change what they said last; left out where the platform does not tell of it. */
  edit?(text: string): Promise<readonly Inbound[]>;
  /** They tap the button on which this is written; left out where there are no buttons. */
  tap?(label: string): Promise<readonly Inbound[]>;
  /** What they see of the bot, oldest first. */
  seen(): readonly string[];
  /** Where the channel finds the files that it sends. */
  readonly media: Media;
  /** How many files of the bot they have received. */
  files(): number;
  /** Ways in which the next send fails, and what each means. */
  readonly failures: readonly (readonly [what: string, arrange: () => unknown, failure: SendFailure])[];
  /** What must never stand in an error or a log. */
  readonly secrets: readonly string[];
  /** A post that the webhook takes in; left out where there is none. */
  post?(): { readonly body: Uint8Array; readonly headers: Readonly<Record<string, string>> };
  close(): Promise<void>;
}

const VIETNAMESE = 'Đã ghi nhận: ông Nguyễn Văn Ướt, thôn Đắk Ơ, xã Nghĩa Trung. Cảm ơn bác ạ! Ằẵặễữự ỹ';
const signal = (): AbortSignal => AbortSignal.timeout(10_000);
const plain = (text: string): Outbound => ({ text, choices: [] });

/** What every channel keeps, whatever the platform. */
export function channelContract(name: string, open: () => Promise<Rig>): void {
  describe(`${name} keeps the contract of channels:`, () => {
    let rig: Rig;
    beforeEach(async () => {
      rig = await open();
    });
    afterEach(() => rig.close());

    const sendAll = async (pieces: readonly Outbound[]): Promise<void> => {
      for (const piece of pieces) await rig.channel.send(rig.address, piece, signal());
    };

    test('what the platform delivers twice has one key, and two messages have two', async () => {
      const [first] = await rig.say('một');
      const [repeated] = await rig.again();
      const [second] = await rig.say('hai');
      expect(first).toMatchObject({ address: rig.address, heard: { text: 'một' } });
      expect(repeated?.key).toBe(first?.key);
      expect(second?.key).not.toBe(first?.key);
    });

    test('an edit is told as one, of the message that it changes', async () => {
      const [first] = await rig.say('một');
      if (rig.edit === undefined) return expect(first?.heard.message).toBeUndefined();
      const [edited] = await rig.edit('hai');
      expect(first?.heard.message).toBeDefined();
      expect(edited?.heard).toEqual({ text: 'hai', message: first?.heard.message, edited: true });
      expect(edited?.key).not.toBe(first?.key);
      expect(edited?.address).toBe(rig.address);
    });

    test('what is delivered twice is answered once', async () => {
      const app = await composeWith([rig.channel]);
      await app.receive(rig.channel, await rig.say('menu'));
      await app.receive(rig.channel, await rig.again());
      await app.loop.drain();
      expect(rig.seen()).toHaveLength(1);
      expect(rig.seen()[0]).toContain('Bạn cần việc gì?');
      await app.close();
    });

    test('Vietnamese arrives as it was written, in both directions, composed', async () => {
      const [heard] = await rig.say(VIETNAMESE.normalize('NFD'));
      expect(heard?.heard.text).toBe(VIETNAMESE);
      await sendAll([plain(VIETNAMESE)]);
      expect(rig.seen()).toEqual([VIETNAMESE]);
    });

    test('a text at the limit arrives whole', async () => {
      const text = 'ẫ'.repeat(rig.channel.limits.text);
      await sendAll([plain(text)]);
      expect(rig.seen()).toEqual([text]);
    });

    test('a text of three times the limit arrives in order, and nothing is missing', async () => {
      const words = Array.from({ length: rig.channel.limits.text / 2 }, (_, n) => `từ${n}`).join(' ');
      const pieces = fitMessage(plain(words), rig.channel.limits);
      expect(pieces.length).toBeGreaterThan(2);
      await sendAll(pieces);
      expect(rig.seen().join(' ')).toBe(words);
    });

    test('a choice can be taken: tapped where there are buttons, by number where there are none', async () => {
      const choices = [
        { token: '/tong', text: 'Xem tổng' },
        { token: 'vneid~1~buoc-1~2~xong', text: 'Xong rồi' },
      ];
      await sendAll(fitMessage({ text: 'Bạn chọn đi.', choices }, rig.channel.limits));
      if (rig.tap === undefined) {
        expect(rig.seen().join('\n')).toMatch(/1\. Xem tổng\n2\. Xong rồi/);
        return;
      }
      const [tapped] = await rig.tap('Xong rồi');
      expect(tapped).toMatchObject({ address: rig.address, heard: { text: '', token: choices[1]?.token } });
    });

    test('a file of every kind that it names is carried, with its words', async () => {
      const kinds = rig.channel.limits.files ?? [{ types: 'any', bytes: 1 }];
      const types = kinds.flatMap((kind) => (kind.types === 'any' ? ['image/png', XLSX] : kind.types));
      await putFile(rig.media, new Uint8Array([1, 2, 3]), 'bang');
      for (const [n, type] of types.entries()) {
        const files = [{ media: 'bang', name: 'bảng.xyz', type, size: 3 }];
        await sendAll(fitMessage({ text: `Gửi bác bảng ${n}.`, choices: [], files }, rig.channel.limits));
        expect(rig.files(), type).toBe(n + 1);
        expect(rig.seen().join('\n'), type).toContain(`Gửi bác bảng ${n}.`);
      }
    });

    test('a workbook reaches the person: as a file, or by a link that opens it once', async () => {
      const { media } = rig;
      const app = await composeWith([rig.channel], NOW, { media, publicUrl: 'https://xa.example' });
      await app.receive(rig.channel, await rig.say('menu'));
      const bytes = Buffer.from('PK của bảng');
      await putFile(media, bytes, 'bang');
      await app.store.transaction(async (tx) => {
        const contact = { channel: rig.channel.name, address: rig.address };
        const [person] = await tx.conversations.load([contact]);
        const about = { ...contact, account: person?.account ?? '', commune: 'nghia-trung', at: NOW };
        const file = { name: 'bảng thôn 3.xlsx', type: XLSX, size: bytes.length };
        tx.media.add({ id: 'bang', ...about, ...file, purpose: 'made', sha256: '00', content: 'bang' });
        const say = { parts: [{ key: 'plain', params: { text: 'Bảng đây.' } }], choices: [] };
        const files = [{ media: 'bang', ...file }];
        tx.outbox.add({
          key: 'a',
          ...contact,
          kind: 'reply',
          language: 'vi',
          say: { ...say, files },
          notBefore: NOW,
        });
      });
      await app.loop.drain();
      const seen = rig.seen().join('\n');
      expect(seen).toContain('Bảng đây.');
      const link = /https:\/\/xa\.example(\/l\/\S+)/.exec(seen)?.[1];
      expect(rig.files() === 1).toBe(link === undefined);
      if (link !== undefined) {
        const opened = await app.pages.request(link, { method: 'POST' });
        const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
        const file = await app.pages.request(opened.headers.get('location') ?? '', { headers: { cookie } });
        expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
        expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain(
          'bảng thôn 3.xlsx',
        );
        expect((await app.pages.request(link, { method: 'POST' })).status).toBe(410);
      }
      expect(app.errors).toEqual([]);
      await app.close();
    });

    test('every send has an id of its own', async () => {
      const ids = [];
      for (const text of ['một', 'hai']) ids.push(await rig.channel.send(rig.address, plain(text), signal()));
      expect(new Set(ids).size).toBe(2);
      expect(ids.every((id) => id !== '')).toBe(true);
    });

    test('a send that was given up before it began is a SendError, and nothing arrives', async () => {
      const failure = rig.channel.send(rig.address, plain('quá muộn'), AbortSignal.abort());
      await expect(failure).rejects.toBeInstanceOf(SendError);
      expect(rig.seen()).toEqual([]);
    });

    test('every failure is a SendError that says what now, and never a secret', async () => {
      for (const [what, arrange, failure] of rig.failures) {
        await arrange();
        const error = await rig.channel
          .send(rig.address, plain('Chào bác'), signal())
          .catch((e: unknown) => e);
        expect(error, what).toBeInstanceOf(SendError);
        expect((error as SendError).failure, what).toBe(failure);
        const told = describeDeeply(error);
        for (const secret of rig.secrets) expect(told.includes(secret), what).toBe(false);
      }
    });

    test('a post without the signature, or with a wrong one, is refused', async () => {
      const { webhook } = rig.channel;
      if (webhook === undefined || rig.post === undefined) return;
      const { body, headers } = rig.post();
      const receive = (given: Readonly<Record<string, string>>) =>
        webhook.receive({ body, header: headerOf(given), at: NOW });
      expect(await receive(headers)).toMatchObject([{ address: rig.address }]);
      for (const wrong of [{}, Object.fromEntries(Object.keys(headers).map((key) => [key, 'sai']))]) {
        expect(await receive(wrong)).toMatchObject({ refused: expect.any(String) });
      }
    });

    test('whatever is posted, the webhook takes it in or refuses it, and never throws', async () => {
      const { webhook } = rig.channel;
      if (webhook === undefined || rig.post === undefined) return;
      const { headers } = rig.post();
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.uint8Array(), fc.json().map(toBytes)), async (body) => {
          const read = await webhook.receive({ body, header: headerOf(headers), at: NOW });
          expect(Array.isArray(read) || 'refused' in read).toBe(true);
        }),
        { numRuns: 100 },
      );
    });
  });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const NOW: Instant = instant('2025-12-22T08:00:00+07:00');
const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const headerOf =
  (headers: Readonly<Record<string, string>>) =>
  (name: string): string | undefined =>
    headers[name.toLowerCase()];

/** The error, everything on it and everything behind it, as a log might write it. */
function describeDeeply(error: unknown): string {
  const seen = new Set<unknown>();
  const lines: string[] = [];
  for (let one = error; one instanceof Error && !seen.has(one); one = one.cause) {
    seen.add(one);
    lines.push(String(one), one.stack ?? '', JSON.stringify(one, Object.getOwnPropertyNames(one)));
  }
  return lines.join('\n');
}
