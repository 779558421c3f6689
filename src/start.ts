import type { App } from './compose.ts';
import type { Config } from './config.ts';
import type { Backups } from './ports/backups.ts';
import type { Cipher } from './ports/cipher.ts';
import type { Clock } from './ports/clock.ts';
import type { Media } from './ports/media.ts';
import type { Shreds } from './ports/shreds.ts';
import type { Store } from './ports/store.ts';
import type { Content } from './read-content.ts';
import type { SimulatorDeps } from './server/simulator/deps.ts';

/** What is there before anybody is spoken to. */
export interface StartParts {
  readonly config: Config;
  /** What real people go by; the simulator has one of its own. */
  readonly clock: Clock;
  readonly content: Content;
  readonly store: Store;
  readonly cipher: Cipher;
  readonly media: Media;
  readonly backups: Backups;
  /** One key for each tip; never in a backup. */
  readonly shreds: Shreds;
  readonly publicUrl: () => string;
  /** What an operator should know; without secrets and personal data. */
  readonly onError: (what: string, error: unknown) => void;
}

export interface Running {
  readonly app: App;
  /** Made-up people, only where there are no others. */
  readonly simulator?: SimulatorDeps;
  stop(): Promise<void>;
}
