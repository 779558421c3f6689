import * as z from 'zod';
import { readTrustedProxies } from './server/trusted-proxies.ts';

/** Everything that can be set from outside, read in one place. An empty variable is as good as none. */
const Config = z.object({
  PORT: z.coerce
    .number('must be a port number, such as 8080')
    .int('must be a whole number, such as 8080')
    .min(0, 'must be between 0 and 65535')
    .max(65_535, 'must be between 0 and 65535')
    .default(8080),
  HOST: z.string().default('127.0.0.1'),
  /** Where people's browsers reach this server, without a path: https://bot.example.vn */
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#\s]+\/?$/, 'must be an address without a path, such as https://bot.example.vn')
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  /** Proxies of our own between people and this server: how many, or their addresses. */
  TRUSTED_PROXIES: z
    .string()
    .transform((text, context) => {
      const proxies = readTrustedProxies(text);
      if (proxies !== undefined) return proxies;
      context.addIssue({
        code: 'custom',
        message:
          'must be how many proxies there are, such as 1, or their addresses: 10.0.0.5, 192.168.0.0/16',
      });
      return z.NEVER;
    })
    .optional(),
  DATA_DIR: z.string().default('data/local'),
  /** Best on another disk. */
  BACKUP_DIR: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://; leave it out to use SQLite')
    .optional(),
  /** Several keys are separated by spaces: the first seals, the others still open what they sealed. */
  CAO_DIEM_KEY: z
    .string()
    .refine(areKeys, 'must be 32 bytes, as 64 hex digits or as base64 (openssl rand -base64 32 makes one)')
    .optional(),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'must be trace, debug, info, warn, error or silent',
    )
    .default('info'),
  CAO_DIEM_SAMPLE: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be <commune>/<campaign>, such as nghia-trung/vnetraffic-2025')
    .default('nghia-trung/vnetraffic-2025'),
  /** The commune of the bots that the variables below name. */
  CAO_DIEM_COMMUNE: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be the name of a folder in data/communes, such as nghia-trung')
    .optional(),
  /** Several bots, or several communes: a YAML file. */
  CHANNELS_FILE: z.string().optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'must be the token that @BotFather gave, such as 123456:AAE…')
    .optional(),
  TELEGRAM_API_ROOT: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://api.telegram.org' })
    .optional(),
  TELEGRAM_RECEIVE: z.enum(['polling', 'webhook'], 'must be polling or webhook').default('polling'),
  ZALO_BOT_TOKEN: z
    .string()
    .regex(/^\d+:\S+$/, 'must be the token that Zalo Bot Manager sent, such as 123456:abc…')
    .optional(),
  ZALO_BOT_API_ROOT: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://bot-api.zaloplatforms.com' })
    .default('https://bot-api.zaloplatforms.com'),
  ZALO_OA_ID: z.string().regex(/^\d+$/, 'must be the number of the OA').optional(),
  ZALO_OA_APP_ID: z.string().regex(/^\d+$/, 'must be the number of the app').optional(),
  ZALO_OA_APP_SECRET: z.string().optional(),
  /** "OA Secret Key" on the page of the webhook. */
  ZALO_OA_SECRET_KEY: z.string().optional(),
  ZALO_OA_REFRESH_TOKEN: z.string().optional(),
  ZALO_OA_BUTTONS: z.enum(['on', 'off'], 'must be on or off').default('off'),
  ZALO_OA_PROOF: z.enum(['on', 'off'], 'must be on or off').default('off'),
  ZALO_OA_API_ROOT: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://openapi.zalo.me' })
    .default('https://openapi.zalo.me'),
  ZALO_OA_OAUTH_ROOT: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://oauth.zaloapp.com' })
    .default('https://oauth.zaloapp.com'),
});
export type Config = z.infer<typeof Config>;

/** The environment is wrong; the message names every variable at once and what to write instead. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = Config.safeParse(given);
  if (result.success) return result.data;
  // The value itself is not repeated: it may be a key or a password.
  const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`);
  throw new ConfigError(`The configuration is wrong:\n${lines.join('\n')}`);
}

function areKeys(text: string): boolean {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => /^(?:[0-9a-f]{64}|[A-Za-z0-9+/_-]{43}=?)$/i.test(word));
}
