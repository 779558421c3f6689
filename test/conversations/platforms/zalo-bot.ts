import { createZaloBot } from '../../../src/adapters/channels/zalo-bot/index.ts';
import { createRemote } from '../../../src/adapters/http/remote.ts';
import { createZaloBotSimulator } from '../../simulators/zalo-bot/simulator.ts';
import { lineOverFetch } from '../../support/line-over-fetch.ts';
import { createCdn } from './cdn.ts';
import { type OpenPlatform, PUBLIC_URL } from './platform.ts';

export const openZaloBot: OpenPlatform = async ({ commune, clock, post }) => {
  const simulator = createZaloBotSimulator({ now: () => clock.now(), deliver: post });
  const { root, token } = simulator;
  const cdn = createCdn();
  const channel = createZaloBot({
    name: 'zalo-bot',
    commune,
    token,
    root,
    remote: createRemote(lineOverFetch(simulator.fetch)),
    download: cdn.download,
    publicUrl: PUBLIC_URL,
  });
  await channel.prepare(AbortSignal.timeout(5_000));
  return {
    channel,
    addressOf: (name) => name,
    // The platform does not say that a chat was opened.
    enter: (name) => simulator.write({ id: name }, { text: 'chào' }),
    write: (name, text) => simulator.write({ id: name }, { text }),
    sendPhoto: (name, photo) => simulator.write({ id: name }, { photo: cdn.put(photo) }),
    seen: (name) => simulator.sent(name).map(({ text = '' }) => ({ text, buttons: [] })),
    close: async () => {},
  };
};
