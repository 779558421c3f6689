// No framework: each post is answered after one bare call.
import { createServer } from 'node:http';
import { createCall } from './bare-call.js';
import { HOOK, PORT, ready, SECRET } from './common.js';

const call = createCall();
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const { chat, text } = JSON.parse(Buffer.concat(chunks).toString()).message;
    await call('sendMessage', { chat_id: chat.id, text });
    response.end();
  });
});
server.listen(PORT, '127.0.0.1', async () => {
  await call('setWebhook', { url: HOOK, secret_token: SECRET });
  ready();
});
