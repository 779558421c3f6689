import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { formatProblem } from '../adapters/content/problem.ts';
import { readYaml } from '../adapters/content/read-yaml.ts';
import { type Config, ConfigError } from '../config.ts';
import type { ChannelEntry, Platform } from './platform.ts';
import { telegram } from './telegram.ts';
import { zaloBot } from './zalo-bot.ts';
import { zaloOa } from './zalo-oa.ts';

/** Every platform, one line each. */
const platforms: readonly Platform[] = [telegram, zaloBot, zaloOa];

export interface ChannelList {
  readonly entries: readonly ChannelEntry[];
  /** Where files with secrets are looked for. */
  readonly folder: string;
}

/**
 * The channels of this process: what CHANNELS_FILE (default: DATA_DIR/channels.yaml, if it is there) lists, and the one
 * bot of each platform that plain variables name. None means: the simulator. Throws ConfigError.
 */
export function readChannels(config: Config, communes: ReadonlySet<string>): ChannelList {
  const file = config.CHANNELS_FILE ?? join(config.DATA_DIR, 'channels.yaml');
  const listed = readFile(file, config.CHANNELS_FILE !== undefined);
  const plain = platforms.flatMap((one) => one.fromEnv(config, config.CAO_DIEM_COMMUNE ?? '') ?? []);
  if (plain.length > 0 && config.CAO_DIEM_COMMUNE === undefined)
    throw new ConfigError(`CAO_DIEM_COMMUNE must name the commune of the bot: ${list(communes)}.`);
  const entries = [...listed, ...plain];
  check(entries, communes);
  return { entries, folder: dirname(file) };
}

function readFile(file: string, isWanted: boolean): readonly ChannelEntry[] {
  if (!existsSync(file)) {
    if (isWanted) throw new ConfigError(`CHANNELS_FILE names ${file}, and there is no such file.`);
    return [];
  }
  const { value, problems } = readYaml(File, file, readFileSync(file, 'utf8'));
  if (value === undefined) throw new ConfigError(problems.map(formatProblem).join('\n'));
  return value.channels.map((written) => {
    const platform = platforms.find(({ schema }) => nameOf(schema) === written['platform']);
    if (platform === undefined) throw new Error('the file was read and its platform is not known');
    return platform.toEntry(written);
  });
}

const schemas = platforms.map(({ schema }) => schema) as unknown as readonly [z.ZodObject];
const File = z.strictObject({ channels: z.array(z.discriminatedUnion('platform', schemas)) });

const nameOf = ({ shape }: z.ZodObject): unknown => (shape['platform'] as z.ZodLiteral | undefined)?.value;

function check(entries: readonly ChannelEntry[], communes: ReadonlySet<string>): void {
  const names = new Set<string>(['web']);
  for (const { name, commune } of entries) {
    if (names.has(name))
      throw new ConfigError(`Two channels are called ${name}; each needs a name of its own.`);
    names.add(name);
    if (!communes.has(commune))
      throw new ConfigError(
        `The channel ${name} is for the commune "${commune}", and there are: ${list(communes)}.`,
      );
  }
}

const list = (communes: ReadonlySet<string>): string => [...communes].join(', ') || 'none';
