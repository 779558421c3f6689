import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { judgeOa } from '../adapters/channels/zalo-oa/examine.ts';
import { createZaloOa } from '../adapters/channels/zalo-oa/index.ts';
import type { Templates } from '../adapters/channels/zalo-oa/template.ts';
import { createFileJournal } from '../adapters/journal/file-journal.ts';
import { createTokenKeeper } from '../app/keep-tokens.ts';
import { createNotes } from '../app/notes-in-marks.ts';
import { ConfigError } from '../config.ts';
import { plain } from '../core/message/message.ts';
import { text } from '../core/message/say.ts';
import { SendError } from '../ports/channel.ts';
import { bad } from '../ports/finding.ts';
import { Common, definePlatform } from './platform.ts';
import { Secret } from './secret.ts';
import { zaloNetwork } from './zalo-hosts.ts';

/** The id of a template and what its parameters are filled with. */
const Approved = z.strictObject({
  id: z.string().regex(/^\d+$/, 'the number of the template, in quotes'),
  data: z.record(
    z.string().regex(/^[a-z0-9_]+$/i, 'the name of a parameter of the template'),
    z.union([
      z.strictObject({ text: z.int().min(20).max(400) }),
      z.strictObject({ say: z.string().min(1).max(400) }),
    ]),
  ),
});

const Entry = z.strictObject({
  ...Common,
  platform: z.literal('zalo-oa'),
  /** A number above 2^53, so it is written in quotes. */
  oaId: z.string().regex(/^\d+$/, 'the number of the OA, in quotes'),
  appId: z.string().regex(/^\d+$/, 'the number of the app, in quotes'),
  appSecret: Secret,
  /** "OA Secret Key" on the page of the webhook; not the secret of the app. */
  webhookSecret: Secret,
  /** A refresh token from the API Explorer, to begin with; afterwards we keep our own. */
  refreshToken: Secret.optional(),
  /** The last part of /hooks/…: the same for all OAs of one app. */
  path: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  /** Messages that Zalo has approved (ZBS), for people who have been silent for a week; each is paid. */
  templates: z.strictObject({ reminder: Approved.optional(), notice: Approved.optional() }).optional(),
  buttons: z.boolean().default(false),
  proof: z.boolean().default(false),
  apiRoot: z.url({ protocol: /^https?$/ }).default('https://openapi.zalo.me'),
  oauthRoot: z.url({ protocol: /^https?$/ }).default('https://oauth.zaloapp.com'),
});

export const zaloOa = definePlatform({
  schema: Entry,
  fromEnv(config, commune) {
    const { ZALO_OA_ID: oaId, ZALO_OA_APP_ID: appId } = config;
    if (oaId === undefined && appId === undefined) return undefined;
    if (oaId === undefined || appId === undefined)
      throw new ConfigError(
        'ZALO_OA_ID and ZALO_OA_APP_ID go together: the numbers of the OA and of the app.',
      );
    return {
      platform: 'zalo-oa' as const,
      name: 'zalo-oa',
      commune,
      oaId,
      appId,
      appSecret: { env: 'ZALO_OA_APP_SECRET' },
      webhookSecret: { env: 'ZALO_OA_SECRET_KEY' },
      ...(config.ZALO_OA_REFRESH_TOKEN !== undefined && { refreshToken: { env: 'ZALO_OA_REFRESH_TOKEN' } }),
      buttons: config.ZALO_OA_BUTTONS === 'on',
      proof: config.ZALO_OA_PROOF === 'on',
      apiRoot: config.ZALO_OA_API_ROOT,
      oauthRoot: config.ZALO_OA_OAUTH_ROOT,
    };
  },
  account: ({ oaId }) => `zalo-oa ${oaId}`,
  async open(entry, { secrets, store, cipher, clock, pictures, openFile, publicUrl, dataDir, onTrouble }) {
    const { name, commune, oaId, appId, refreshToken } = entry;
    if (!publicUrl?.startsWith('https://'))
      throw new ConfigError(
        `${name} is pushed to by Zalo: set PUBLIC_URL to an https:// address that it reaches.`,
      );
    const keeper = createTokenKeeper({
      store,
      clock,
      journal: createFileJournal(join(dataDir, 'journal'), cipher),
      wait: (milliseconds) => setTimeout(milliseconds),
    });
    const path = entry.path ?? name;
    const channel = createZaloOa({
      name,
      commune,
      oaId,
      appId,
      appSecret: secrets(entry.appSecret),
      webhookSecret: secrets(entry.webhookSecret),
      path,
      root: entry.apiRoot.replace(/\/$/, ''),
      oauthRoot: entry.oauthRoot.replace(/\/$/, ''),
      ...(entry.templates && { templates: withoutNone(entry.templates) }),
      buttons: entry.buttons,
      proof: entry.proof,
      ...zaloNetwork(),
      clock,
      keeper,
      notes: createNotes(store, clock, name),
      readPicture: pictures.png,
      openFile,
    });
    const consent = channel.consentUrl(`${publicUrl}/hooks/${path}/connected`);

    return {
      channel,
      async examine(signal) {
        if (await channel.isConnected()) return judgeOa(await channel.whoAmI(signal), oaId);
        return [bad(text('doctor.zalo-oa.not-connected', { url: plain(consent) }))];
      },
      async prepare() {
        if (await channel.isConnected()) return;
        if (refreshToken !== undefined) await channel.bring({ access: '', refresh: secrets(refreshToken) });
        else
          onTrouble(
            name,
            new SendError('misconfigured', `not connected yet; an administrator of the OA opens ${consent}`),
          );
      },
      async tend() {
        await channel.tend().catch((error: unknown) => {
          const isLost = error instanceof SendError && error.failure === 'misconfigured';
          throw isLost ? new SendError('misconfigured', `${error.message}: ${consent}`) : error;
        });
      },
    };
  },
});

/** Kinds that have a template. */
const withoutNone = ({ reminder, notice }: NonNullable<z.output<typeof Entry>['templates']>): Templates => ({
  ...(reminder && { reminder }),
  ...(notice && { notice }),
});
