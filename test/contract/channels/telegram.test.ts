import { setTimeout } from 'node:timers/promises';
import { createMemoryMedia } from '../../../src/adapters/media/memory-media.ts';
import type { Inbound } from '../../../src/ports/channel.ts';
import { openTelegram } from '../../simulators/telegram/telegram.ts';
import { connectTelegram, pollOnce } from '../../support/telegram-channel.ts';
import { channelContract, type Rig } from '../channel.contract.ts';

const open = async (hooks?: string): Promise<Rig> => {
  const telegram = await openTelegram();
  const media = createMemoryMedia();
  let rested = 0;
  const clock = { now: () => (telegram.world.now() + rested) as never };
  const channel = await connectTelegram(telegram, {
    openFile: media.open,
    clock,
    ...(hooks !== undefined && { hooks }),
  });
  const person = telegram.person(5_001);
  person.start();
  const receive = () => (hooks === undefined ? pollOnce(channel) : pushed());
  let last: readonly Inbound[] = [];

  async function pushed(): Promise<readonly Inbound[]> {
    const heard: Inbound[] = [];
    await telegram.push(async (body, headers) => {
      const read = await channel.webhook?.receive({
        body: Buffer.from(body),
        header: (name) => headers[name.toLowerCase()],
        at: telegram.world.now() as never,
      });
      if (read === undefined || 'refused' in read) return 401;
      heard.push(...read);
      return 200;
    });
    return heard;
  }
  const take = async (): Promise<readonly Inbound[]> => {
    last = await receive();
    return last;
  };
  await take();
  const { faults } = telegram;
  return {
    channel,
    address: '5001',
    async say(text) {
      person.say(text);
      return take();
    },
    async edit(text) {
      person.edit(text);
      return take();
    },
    again: async () => last,
    async tap(label) {
      person.tap(label);
      return take();
    },
    media,
    files: () => person.seen().filter(({ kind }) => kind !== 'text').length,
    seen: () => person.seen().map(({ text }) => text),
    failures: [
      ['too many requests', () => faults.next('sendMessage', { type: 'throttle', seconds: 7 }), 'throttled'],
      [
        'the server is restarting',
        () => {
          rested += 7_000;
          faults.next('sendMessage', { type: 'server-error' });
        },
        'unreachable',
      ],
      ['the answer is lost', () => faults.next('sendMessage', { type: 'lose-answer' }), 'answer-lost'],
      ['a gateway answers', () => faults.next('sendMessage', { type: 'gateway' }), 'answer-lost'],
      ['blocked by the person', () => person.block(), 'blocked'],
      ['never started', () => telegram.world.chats.delete(5_001), 'blocked'],
      [
        'nobody listens',
        async () => {
          await telegram.close();
          // Until the connection kept from before has been seen to be gone.
          await setTimeout(20);
        },
        'unreachable',
      ],
    ],
    secrets: [telegram.token],
    post() {
      const update = {
        update_id: 1,
        message: {
          message_id: 1,
          date: 1,
          chat: { id: 5001, type: 'private' },
          from: person.user,
          text: 'chào',
        },
      };
      return {
        body: Buffer.from(JSON.stringify(update)),
        headers: { 'x-telegram-bot-api-secret-token': telegram.world.webhook?.secret ?? '' },
      };
    },
    close: () => telegram.close(),
  };
};

channelContract('Telegram by polling', () => open());
channelContract('Telegram by webhook', () => open('https://xa.example/hooks'));
