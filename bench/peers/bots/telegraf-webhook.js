import { createServer } from 'node:http';
import { Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import { API_ROOT, HOOK, PORT, ready, SECRET, TOKEN } from './common.js';

const bot = new Telegraf(TOKEN, { telegram: { apiRoot: API_ROOT } });
bot.on(message('text'), (ctx) => ctx.reply(ctx.message.text));
bot.botInfo = await bot.telegram.getMe();
await bot.telegram.setWebhook(HOOK, { secret_token: SECRET });
createServer(bot.webhookCallback('/hook', { secretToken: SECRET })).listen(PORT, '127.0.0.1', ready);
