import * as z from 'zod';
import type { Config } from '../config.ts';
import type { Channel, SendError } from '../ports/channel.ts';
import type { Cipher } from '../ports/cipher.ts';
import type { Clock } from '../ports/clock.ts';
import type { Finding } from '../ports/finding.ts';
import type { OpenFile } from '../ports/media.ts';
import type { Pictures } from '../ports/pictures.ts';
import type { Store } from '../ports/store.ts';
import type { Words } from '../ports/words.ts';
import { isSecret, type Secret, type Secrets } from './secret.ts';

/** What every channel says of itself. */
export const Common = {
  /** Stands in the database with every conversation: once chosen it stays. Default: the platform, or platform-commune. */
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and hyphens, such as telegram-nghia-trung')
    .max(60),
  commune: z.string().min(1),
};

/** What a channel may need of the process. */
export interface ChannelParts {
  readonly secrets: Secrets;
  readonly store: Store;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly words: Words;
  readonly pictures: Pictures;
  readonly openFile: OpenFile;
  /** Where the world reaches us, without a path; undefined when it cannot. */
  readonly publicUrl: string | undefined;
  /** The folder of this process. */
  readonly dataDir: string;
  /** Told of what an operator should know of this channel. */
  readonly onTrouble: (channel: string, error: SendError) => void;
}

export interface OpenChannel {
  readonly channel: Channel;
  /** Makes the platform ready. Throws SendError; called again later then. */
  readonly prepare?: (signal: AbortSignal) => Promise<unknown>;
  /** What the platform says of it, for the doctor; changes nothing there. Throws SendError. */
  readonly examine?: (signal: AbortSignal) => Promise<readonly Finding[]>;
  /** Looked after every so often, such as a token that must be renewed. */
  readonly tend?: () => Promise<void>;
}

/** A channel as it is written down, not opened yet. */
export interface ChannelEntry {
  readonly name: string;
  readonly commune: string;
  /** Where its secrets are. */
  readonly needs: readonly Secret[];
  /** Which bot or account it is; the same twice is a mistake. */
  account(secrets: Secrets): string;
  open(parts: ChannelParts): Promise<OpenChannel>;
}

/** One platform: how its channels are written down. */
export interface Platform {
  /** One entry of the file; `platform` is its literal. */
  readonly schema: z.ZodObject;
  /** What the schema has let through. */
  toEntry(written: unknown): ChannelEntry;
  /** The one channel that plain variables describe; undefined when they do not. */
  fromEnv(config: Config, commune: string): ChannelEntry | undefined;
}

interface Definition<Schema extends z.ZodObject> {
  readonly schema: Schema;
  readonly fromEnv: (config: Config, commune: string) => z.output<Schema> | undefined;
  readonly account: (written: z.output<Schema>, secrets: Secrets) => string;
  readonly open: (written: z.output<Schema>, parts: ChannelParts) => Promise<OpenChannel>;
}

export function definePlatform<Schema extends z.ZodObject<typeof Common>>(of: Definition<Schema>): Platform {
  const toEntry = (written: z.output<Schema>): ChannelEntry => {
    const { name, commune } = written;
    return {
      name,
      commune,
      needs: Object.values<unknown>(written).filter(isSecret),
      account: (secrets) => of.account(written, secrets),
      open: (parts) => of.open(written, parts),
    };
  };
  return {
    schema: of.schema,
    toEntry: (written) => toEntry(written as z.output<Schema>),
    fromEnv(config, commune) {
      const written = of.fromEnv(config, commune);
      return written && toEntry(written);
    },
  };
}
