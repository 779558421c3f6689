import { setTimeout } from 'node:timers/promises';
import { createZaloBot } from '../../../src/adapters/channels/zalo-bot/index.ts';
import { openLine } from '../../../src/adapters/http/line.ts';
import { createRemote } from '../../../src/adapters/http/remote.ts';
import { createMemoryMedia } from '../../../src/adapters/media/memory-media.ts';
import { instant } from '../../../src/core/time/instant.ts';
import type { Inbound } from '../../../src/ports/channel.ts';
import { listen } from '../../simulators/listen.ts';
import { createZaloBotSimulator } from '../../simulators/zalo-bot/simulator.ts';
import { toPost } from '../../support/post.ts';
import { channelContract, type Rig } from '../channel.contract.ts';

const NOON = instant('2025-12-22T12:00:00+07:00');
const BÀ = 'ba-0123456789abcdef';

channelContract('Zalo Bot', async (): Promise<Rig> => {
  let last: readonly Inbound[] = [];
  const simulator = createZaloBotSimulator({
    now: () => NOON,
    async deliver(request) {
      const read = await bot.webhook?.receive(await toPost(request, NOON));
      last = read === undefined || 'refused' in read ? [] : read;
      return new Response();
    },
  });
  const { root, close } = await listen(simulator.fetch);
  const bot = createZaloBot({
    name: 'zalo-bot',
    commune: 'nghia-trung',
    token: simulator.token,
    root,
    remote: createRemote(openLine),
    download: async () => (async function* () {})(),
    publicUrl: 'https://xa.example',
  });
  await bot.prepare(AbortSignal.timeout(1_000));
  await simulator.write({ id: BÀ }, { text: 'chào' });
  const refuse = (error_code: number, description = '') =>
    simulator.faults.add('sendMessage', { answer: { ok: false, error_code, description } });

  return {
    channel: bot,
    address: BÀ,
    async say(text) {
      await simulator.write({ id: BÀ }, { text });
      return last;
    },
    async again() {
      await simulator.repeat();
      return last;
    },
    media: createMemoryMedia(),
    files: () => 0,
    seen: () => simulator.sent(BÀ).map(({ text = '' }) => text),
    failures: [
      ['too many requests', () => refuse(429), 'throttled'],
      ['no more this month', () => refuse(429, 'monthly quota'), 'quota'],
      ['the token is refused', () => refuse(401), 'misconfigured'],
      ['a bad request', () => refuse(400), 'rejected'],
      ['the answer is lost', () => simulator.faults.add('sendMessage', 'lost'), 'answer-lost'],
      [
        'nobody listens',
        async () => {
          await close();
          await setTimeout(20);
        },
        'unreachable',
      ],
    ],
    secrets: [simulator.token],
    post() {
      const message = {
        message_id: 'm',
        date: NOON,
        from: { id: BÀ },
        chat: { id: BÀ, chat_type: 'PRIVATE' },
        text: 'chào',
      };
      return {
        body: Buffer.from(JSON.stringify({ event_name: 'message.text.received', message })),
        headers: { 'x-bot-api-secret-token': simulator.webhook()?.secret ?? '' },
      };
    },
    close,
  };
});
