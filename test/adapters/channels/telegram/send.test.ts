import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchFile } from '../../../../src/adapters/channels/telegram/fetch-file.ts';
import type { TelegramChannel } from '../../../../src/adapters/channels/telegram/index.ts';
import type { Wire } from '../../../../src/adapters/channels/telegram/wire.ts';
import { openBytes } from '../../../../src/adapters/media/memory-media.ts';
import { FileTooBig, type Outbound, SendError } from '../../../../src/ports/channel.ts';
import type { Person } from '../../../simulators/telegram/people.ts';
import { openTelegram, type Telegram } from '../../../simulators/telegram/telegram.ts';
import { connectTelegram } from '../../../support/telegram-channel.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const files = new Map<string, Uint8Array>();
const drawings = new Map([['button', PNG]]);
let telegram: Telegram;
let channel: TelegramChannel;
let lan: Person;
beforeEach(async () => {
  telegram = await openTelegram();
  channel = await connectTelegram(telegram, {
    openFile: async (id) => (files.has(id) ? openBytes(files.get(id) as Uint8Array) : undefined),
    pictures: { png: async (name) => drawings.get(name) },
  });
  lan = telegram.person(5_001, 'Lan');
  lan.start();
});
afterEach(() => telegram.close());

const send = (message: Partial<Outbound>) =>
  channel.send('5001', { text: '', choices: [], ...message }, AbortSignal.timeout(10_000));

describe('a drawing', () => {
  const picture = { name: 'button', alt: 'Một nút' };

  test('is uploaded once, and shown by the name that Telegram gave it after that', async () => {
    await send({ text: 'Bấm nút này', picture });
    const before = telegram.world.files.size;
    await send({ text: 'Bấm nút này', picture });
    expect(lan.seen().map(({ kind, text }) => [kind, text])).toEqual([
      ['photo', 'Bấm nút này'],
      ['photo', 'Bấm nút này'],
    ]);
    expect(telegram.world.files.size).toBe(before);
  });

  test('that is missing does not swallow the step that it belongs to', async () => {
    await send({ text: 'Bấm nút này', picture: { name: 'gone', alt: '' } });
    expect(lan.seen()).toMatchObject([{ kind: 'text', text: 'Bấm nút này' }]);
  });
});

describe('a file', () => {
  const sendFile = async (type: string, size: number) => {
    files.set('m', new Uint8Array(size));
    await send({ text: 'Bảng đây', files: [{ media: 'm', name: 'bảng.png', type, size }] });
    return lan.seen().at(-1)?.kind;
  };

  test.each([
    ['a photo is shown as one', 'image/png', 1_000, 'photo'],
    ['one that is too large for that comes as a file', 'image/png', 10 * 1024 * 1024 + 1, 'document'],
    ['so does everything else', 'application/pdf', 1_000, 'document'],
  ])('%s', async (_, type, size, kind) => {
    expect(await sendFile(type, size)).toBe(kind);
  });

  test('that is gone is told, and nothing is sent', async () => {
    const gone = [{ media: 'nothing', name: 'a', type: 'application/pdf', size: 1 }];
    await expect(send({ text: 'a', files: gone })).rejects.toMatchObject({ failure: 'rejected' });
    expect(lan.seen()).toEqual([]);
  });
});

describe('what somebody sent', () => {
  const fetchFrom = (getFile: () => Promise<object>) => {
    const wire = { getFile } as unknown as Wire;
    return fetchFile(wire, { token: 'a', apiRoot: telegram.root }, 'ref', AbortSignal.timeout(5_000));
  };

  test.each(['../../etc/passwd', 'photos/../../x', 'photos/a b', 'http://10.0.0.1/', undefined])(
    'is not fetched from %s',
    async (file_path) => {
      await expect(fetchFrom(async () => ({ file_path }))).rejects.toMatchObject({ failure: 'rejected' });
      // Nobody was even asked.
      expect(telegram.refusals.size).toBe(0);
    },
  );

  test('and is too large for a bot is told apart from what is gone', async () => {
    const refused = { error_code: 400, description: 'Bad Request: file is too big' };
    await expect(fetchFrom(() => Promise.reject(refused))).rejects.toBeInstanceOf(FileTooBig);
  });

  test('may be asked for again when the answer was lost', async () => {
    const lost = () => Promise.reject(new SendError('answer-lost', 'no answer'));
    await expect(fetchFrom(lost)).rejects.toMatchObject({ failure: 'unreachable' });
  });
});
