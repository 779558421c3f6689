// Telegraf's long polling: a hundred at a time, the next after the slowest of them.
import { Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import { API_ROOT, ready, TOKEN } from './common.js';

const bot = new Telegraf(TOKEN, { telegram: { apiRoot: API_ROOT } });
bot.on(message('text'), (ctx) => ctx.reply(ctx.message.text));
await bot.launch(ready);
