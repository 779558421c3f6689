import { createWeb } from '../../../src/adapters/channels/web/index.ts';
import type { OpenPlatform } from './platform.ts';

/** The page's own channel: what the page posts, judged as the server judges it. */
export const openWeb: OpenPlatform = async ({ commune, clock, receive }) => {
  const channel = createWeb({ name: 'page', commune, clock });
  let posts = 0;
  const post = async (address: string, body: object): Promise<void> => {
    const id = `post-${String(++posts).padStart(8, '0')}`;
    const read = channel.toInbound(address, { id, ...body }, clock.now());
    if (!('inbound' in read)) throw new Error(`the page may not post this: ${read.because}`);
    channel.heard(read.inbound);
    await receive(channel, [read.inbound]);
  };
  const said = (address: string) => channel.history(address).filter(({ from }) => from === 'bot');
  return {
    channel,
    addressOf: (name) => name,
    enter: (name) => post(name, { text: 'chào' }),
    write: (name, text) => post(name, { text }),
    async tap(name, button) {
      const asked = said(name).findLast(({ choices }) => choices.length > 0);
      await post(name, { token: asked?.choices[button - 1]?.token });
    },
    sendPhoto: (name, photo) => post(name, { files: [channel.upload(name, photo)] }),
    seen: (name) =>
      said(name).map(({ text, choices }) => ({ text, buttons: choices.map((choice) => choice.text) })),
    close: async () => {},
  };
};
