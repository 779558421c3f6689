import TelegramServer from 'telegram-test-api';
import { expect, test } from 'vitest';
import { createTelegram } from '../../../../src/adapters/channels/telegram/index.ts';
import { systemClock } from '../../../../src/adapters/clock/system-clock.ts';
import { openLine } from '../../../../src/adapters/http/line.ts';
import { createPictures } from '../../../../src/adapters/pictures/pictures.ts';
import { composeWith } from '../../../support/compose-with.ts';
import { freePort } from '../../../support/free-port.ts';
import { content } from '../../../support/test-app.ts';

const TOKEN = '7001:made-up-token';
const PERSON = { chatId: 5_001, userId: 5_001 };

/**
 * Somebody else's Bot API, as a second opinion on ours: the path of texts and buttons from end to end. It knows neither
 * offsets nor lists of commands nor files, and answers HTTP 500 to what it does not know.
 */
test('a whole conversation goes over the Bot API of telegram-test-api', async () => {
  const server = new TelegramServer({ port: await freePort() });
  await server.start();
  const troubles: string[] = [];
  const channel = createTelegram({
    name: 'telegram',
    commune: 'nghia-trung',
    token: TOKEN,
    apiRoot: server.config.apiURL,
    openLine,
    clock: systemClock,
    words: content.words,
    pictures: createPictures(content.pictures),
    onTrouble: ({ message }) => troubles.push(message),
  });
  const app = await composeWith([channel], systemClock.now());
  const stop = new AbortController();
  const polling = channel.poll?.((messages) => app.receive(channel, messages), stop.signal);
  const client = server.getClient(TOKEN, PERSON);
  const answerTo = async (act: Promise<unknown>) => {
    const answered = server.waitBotMessage();
    await act;
    await answered;
    return server.storage.botMessages.at(-1);
  };
  try {
    const greeting = await answerTo(client.sendCommand(client.makeCommand('/start')));
    expect(greeting?.message.text).toContain('xã Nghĩa Trung');
    const chapters = await answerTo(client.sendMessage(client.makeMessage('huong dan')));
    expect(chapters?.message.text).toContain('Bạn cần hướng dẫn việc nào?');

    const { reply_markup: markup = '{}' } = chapters?.message ?? {};
    const { inline_keyboard: rows } = typeof markup === 'string' ? JSON.parse(markup) : markup;
    const button = rows.flat().find(({ text }: { text: string }) => text.includes('VNeTraffic'));
    const message = { message_id: chapters?.messageId };
    const tapped = client.makeCallbackQuery(button.callback_data, { message });
    const guides = await answerTo(client.sendCallback(tapped));
    expect(guides?.message.text).toContain('VNeTraffic');
    expect(app.errors).toEqual([]);
    // It has no lists of commands, and the bot goes on without them.
    expect(troubles.length).toBeLessThanOrEqual(1);
  } finally {
    stop.abort();
    await polling;
    await server.stop();
    await app.close();
  }
});
