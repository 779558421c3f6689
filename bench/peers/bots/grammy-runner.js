// grammY with its runner: up to 500 updates at a time, in the order of each chat.
import { run, sequentialize } from '@grammyjs/runner';
import { Bot } from 'grammy';
import { API_ROOT, ready, TOKEN } from './common.js';

const bot = new Bot(TOKEN, { client: { apiRoot: API_ROOT } });
if (process.env.ORDERED === 'yes') bot.use(sequentialize((ctx) => String(ctx.chat?.id)));
bot.on('message:text', (ctx) => ctx.reply(ctx.message.text));
await bot.init();
run(bot);
ready();
