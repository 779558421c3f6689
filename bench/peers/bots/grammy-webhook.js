import { createServer } from 'node:http';
import { Bot, webhookCallback } from 'grammy';
import { API_ROOT, HOOK, PORT, ready, SECRET, TOKEN } from './common.js';

const bot = new Bot(TOKEN, { client: { apiRoot: API_ROOT } });
bot.on('message:text', (ctx) => ctx.reply(ctx.message.text));
await bot.init();
await bot.api.setWebhook(HOOK, { secret_token: SECRET });
createServer(webhookCallback(bot, 'http', { secretToken: SECRET })).listen(PORT, '127.0.0.1', ready);
