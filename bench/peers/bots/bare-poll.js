// No framework: what the platform of this bench and node:http allow at most.
import { createCall } from './bare-call.js';
import { ready } from './common.js';

const call = createCall();
await call('getMe', {});
ready();
for (let offset = 0; ; ) {
  const updates = await call('getUpdates', { offset, timeout: 30, limit: 100 });
  await Promise.all(
    updates.map(({ message: { chat, text } }) => call('sendMessage', { chat_id: chat.id, text })),
  );
  if (updates.length > 0) offset = updates.at(-1).update_id + 1;
}
