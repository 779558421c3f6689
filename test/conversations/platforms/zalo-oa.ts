import { openOa } from '../../adapters/channels/zalo-oa/open.ts';
import { createCdn } from './cdn.ts';
import type { OpenPlatform } from './platform.ts';

/** An OA of government, which only the older address serves. */
export const openGovernmentOa: OpenPlatform = async ({ commune, clock, post }) => {
  const cdn = createCdn();
  const { oa, simulator, store } = await openOa(
    { type: 4, deliver: post },
    { commune, clock, download: cdn.download },
  );
  return {
    channel: oa,
    addressOf: (name) => name,
    enter: (name) => simulator.act(name, 'follow'),
    write: (name, text) => simulator.act(name, { text }),
    sendPhoto: (name, photo) =>
      simulator.act(name, {
        name: 'user_send_image',
        attachments: [{ type: 'image', payload: { url: cdn.put(photo) } }],
      }),
    seen: (name) => simulator.sent(name).map(({ text = '' }) => ({ text, buttons: [] })),
    close: () => store.close(),
  };
};
