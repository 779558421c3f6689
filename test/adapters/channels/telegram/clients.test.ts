import { Bot } from 'grammy';
import { Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTelegram, type Telegram } from '../../../simulators/telegram/telegram.ts';

let telegram: Telegram;
beforeEach(async () => {
  telegram = await openTelegram();
});
afterEach(() => telegram.close());

async function until(holds: () => boolean): Promise<void> {
  for (let left = 500; !holds(); left--) {
    if (left === 0) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** What an echo bot of anybody must do: greet, echo, take a press, answer it. */
async function talk(): Promise<void> {
  const person = telegram.person(5_001);
  person.start('abc');
  await until(() => person.seen().length === 1);
  expect(person.seen()[0]).toMatchObject({ text: 'Chào abc', buttons: ['Xong'] });
  person.say('Đã cài VNeID');
  await until(() => person.seen().length === 2);
  expect(person.seen()[1]?.text).toBe('Đã cài VNeID');
  person.tap('Xong');
  await until(() => [...telegram.world.presses.values()][0]?.answered === 'Cảm ơn bác');
}

const reply_markup = { inline_keyboard: [[{ text: 'Xong', callback_data: 'xong' }]] };

test('the simulated Telegram satisfies an echo bot of grammY', async () => {
  const bot = new Bot(telegram.token, { client: { apiRoot: telegram.root } });
  bot.command('start', (ctx) => ctx.reply(`Chào ${ctx.match}`, { reply_markup }));
  bot.on('message:text', (ctx) => ctx.reply(ctx.message.text));
  bot.on('callback_query:data', (ctx) => ctx.answerCallbackQuery('Cảm ơn bác'));
  void bot.start();
  await talk();
  await bot.stop();
});

test('the simulated Telegram satisfies an echo bot of Telegraf', async () => {
  const bot = new Telegraf(telegram.token, { telegram: { apiRoot: telegram.root } });
  bot.start((ctx) => ctx.reply(`Chào ${ctx.payload}`, { reply_markup }));
  bot.on(message('text'), (ctx) => ctx.reply(ctx.message.text));
  bot.on('callback_query', (ctx) => ctx.answerCbQuery('Cảm ơn bác'));
  void bot.launch().catch(() => {});
  await talk();
  bot.stop();
});
