import { createWeb } from '../../../src/adapters/channels/web/index.ts';
import { createMemoryMedia } from '../../../src/adapters/media/memory-media.ts';
import { instant } from '../../../src/core/time/instant.ts';
import type { Inbound } from '../../../src/ports/channel.ts';
import { channelContract, type Rig } from '../channel.contract.ts';

const clock = { now: () => instant('2025-12-22T08:00:00+07:00') };

channelContract('web', async (): Promise<Rig> => {
  const media = createMemoryMedia();
  const web = createWeb({ name: 'web', commune: 'nghia-trung', clock, openFile: media.open });
  let count = 0;
  let last: readonly Inbound[] = [];
  const post = async (body: object): Promise<readonly Inbound[]> => {
    const posted = web.toInbound('ba', { id: `message-${++count}`, ...body }, clock.now());
    last = 'inbound' in posted ? [posted.inbound] : [];
    return last;
  };
  return {
    channel: web,
    address: 'ba',
    say: (text) => post({ text }),
    again: async () => last,
    async tap(label) {
      const choices = web.history('ba').flatMap((line) => line.choices);
      return post({ token: choices.find(({ text }) => text.endsWith(label))?.token });
    },
    media,
    files: () => web.history('ba').flatMap(({ files = [] }) => files).length,
    seen: () =>
      web
        .history('ba')
        .filter(({ from }) => from === 'bot')
        .map(({ text }) => text),
    // It writes into memory: nothing can go wrong on the way.
    failures: [],
    secrets: [],
    close: async () => {},
  };
});
