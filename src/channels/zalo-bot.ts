import * as z from 'zod';
import { createZaloBot } from '../adapters/channels/zalo-bot/index.ts';
import { createPictureLinks } from '../app/picture-links.ts';
import { SendError } from '../ports/channel.ts';
import { Common, definePlatform } from './platform.ts';
import { Secret } from './secret.ts';
import { zaloNetwork } from './zalo-hosts.ts';

const Entry = z.strictObject({
  ...Common,
  platform: z.literal('zalo-bot'),
  token: Secret,
  /** Another address of the platform, as for a simulator. */
  apiRoot: z.url({ protocol: /^https?$/ }).default('https://bot-api.zaloplatforms.com'),
});

export const zaloBot = definePlatform({
  schema: Entry,
  fromEnv: ({ ZALO_BOT_TOKEN, ZALO_BOT_API_ROOT }, commune) =>
    ZALO_BOT_TOKEN === undefined
      ? undefined
      : {
          platform: 'zalo-bot' as const,
          name: 'zalo-bot',
          commune,
          token: { env: 'ZALO_BOT_TOKEN' },
          apiRoot: ZALO_BOT_API_ROOT,
        },
  // The number before the colon is the bot's; the rest of a token may change.
  account: ({ token }, secrets) => `zalo-bot ${secrets(token).split(':')[0]}`,
  async open({ name, commune, token, apiRoot }, { secrets, cipher, clock, publicUrl, onTrouble }) {
    // Zalo pushes to https only; without it we ask for messages, which is for development.
    const isReached = publicUrl?.startsWith('https://') === true;
    const links = createPictureLinks(cipher, clock);
    const channel = createZaloBot({
      name,
      commune,
      token: secrets(token),
      root: apiRoot.replace(/\/$/, ''),
      ...zaloNetwork(),
      ...(isReached && {
        publicUrl,
        pictureUrl: (picture) => `${publicUrl.replace(/\/$/, '')}${links.pathOf(picture)}`,
      }),
    });
    return {
      channel,
      examine: channel.examine,
      async prepare(signal) {
        const { problem } = await channel.prepare(signal);
        if (problem === undefined) return;
        onTrouble(name, new SendError('misconfigured', `Zalo cannot reach our webhook: ${problem}`));
      },
    };
  },
});
