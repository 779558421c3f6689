import { setTimeout } from 'node:timers/promises';
import { createMemoryMedia } from '../../../src/adapters/media/memory-media.ts';
import { HOUR } from '../../../src/core/time/instant.ts';
import type { Inbound } from '../../../src/ports/channel.ts';
import { BÀ, NOON, openOa } from '../../adapters/channels/zalo-oa/open.ts';
import { channelContract, type Rig } from '../channel.contract.ts';

const open = async (type: 2 | 4): Promise<Rig> => {
  const media = createMemoryMedia();
  const { oa, simulator, received, store, hangUp, pass } = await openOa(
    { type },
    { commune: 'nghia-trung', openFile: media.open, served: true },
  );
  const path = type === 4 ? 'v2.0/oa/message' : 'v3.0/oa/message/cs';
  await simulator.act(BÀ, { text: 'chào' });
  if (type === 4) {
    // From here on it is known which address this OA has.
    await oa.send(BÀ, { text: 'x', choices: [] }, AbortSignal.timeout(1_000));
  }
  const before = simulator.sent(BÀ).length;
  const last = (): readonly Inbound[] => {
    const read = received.at(-1);
    return read === undefined || 'refused' in read ? [] : read;
  };
  const refuse = (error: number) => simulator.faults.add(path, { answer: { error, message: 'x' } });

  return {
    channel: oa,
    address: BÀ,
    async say(text) {
      await simulator.act(BÀ, { text });
      return last();
    },
    async again() {
      await simulator.repeat();
      return last();
    },
    media,
    files: () => simulator.sent(BÀ).filter(({ attachment }) => attachment !== undefined).length,
    seen: () =>
      simulator
        .sent(BÀ)
        .slice(before)
        .map(({ text = '' }) => text),
    failures: [
      ['too many requests', () => refuse(-32), 'throttled'],
      ['a week of silence', () => refuse(-230), 'window-closed'],
      ['banned', () => refuse(-227), 'blocked'],
      ['a bad request', () => refuse(-201), 'rejected'],
      ['no package', () => refuse(-224), 'misconfigured'],
      ['the answer is lost', () => simulator.faults.add(path, 'lost'), 'answer-lost'],
      ['no more this month', () => refuse(-211), 'quota'],
      [
        'nobody listens',
        async () => {
          // The channel asks again then.
          pass(7 * HOUR);
          await hangUp();
          await setTimeout(20);
        },
        'unreachable',
      ],
    ],
    secrets: ['access-0', 'refresh-0', simulator.app.secret, simulator.app.webhookSecret],
    post() {
      const event = {
        event_name: 'user_send_text',
        app_id: simulator.app.id,
        timestamp: String(NOON),
        sender: { id: BÀ },
        recipient: { id: simulator.oaId },
        message: { msg_id: 'm', text: 'chào' },
      };
      return {
        body: Buffer.from(JSON.stringify(event)),
        headers: { 'x-zevent-signature': simulator.toRequest(event).headers.get('x-zevent-signature') ?? '' },
      };
    },
    async close() {
      await hangUp();
      await store.close();
    },
  };
};

channelContract('Zalo OA of business', () => open(2));
channelContract('Zalo OA of government', () => open(4));
