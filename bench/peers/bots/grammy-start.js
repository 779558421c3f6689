// grammY's own long polling: one update at a time.
import { Bot } from 'grammy';
import { API_ROOT, ready, TOKEN } from './common.js';

const bot = new Bot(TOKEN, { client: { apiRoot: API_ROOT } });
bot.on('message:text', (ctx) => ctx.reply(ctx.message.text));
await bot.start({ onStart: ready });
