import type { MovableClock } from '../../../src/adapters/clock/movable-clock.ts';
import type { Channel, Inbound } from '../../../src/ports/channel.ts';
import type { Upload } from '../../../src/ports/web-channel.ts';

/** One message of the bot, as a person sees it. */
export interface Bubble {
  readonly text: string;
  readonly buttons: readonly string[];
}

/** One platform in front of the product: its real adapter and a simulator of the other side. */
export interface Platform {
  readonly channel: Channel;
  /** How the platform names a person of the script. */
  addressOf(person: string): string;
  /** They open the chat for the first time. */
  enter(person: string): Promise<void>;
  write(person: string, text: string): Promise<void>;
  /** They tap this button, counted from 1; left out where people answer with the number. */
  tap?(person: string, button: number): Promise<void>;
  sendPhoto(person: string, photo: Upload): Promise<void>;
  seen(person: string): readonly Bubble[];
  close(): Promise<void>;
}

interface World {
  readonly commune: string;
  readonly clock: MovableClock;
  /** The door that the platform posts to. */
  readonly post: (request: Request) => Promise<Response>;
  /** The door of the page. */
  readonly receive: (channel: Channel, messages: readonly Inbound[]) => Promise<void>;
}

export type OpenPlatform = (world: World) => Promise<Platform>;

/** Where the platform finds the doors of the product. */
export const PUBLIC_URL = 'https://xa.example';
