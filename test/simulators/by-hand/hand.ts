/** One simulated platform as somebody at a terminal has it in hand. */
export interface Hand {
  /** What to start the bot with. */
  readonly env: Readonly<Record<string, string>>;
  /** Opens the chat, where the platform knows such a thing. */
  enter(person: string): Promise<void>;
  write(person: string, text: string): Promise<void>;
  /** Taps this button, or writes its number. */
  choose(person: string, number: number): Promise<void>;
  /** Blocks the bot, or stops following it. */
  leave(person: string): Promise<void>;
  /** The next call of this method goes wrong so; false for a fault that there is not here. */
  fault(method: string, fault: FaultName, amount: number): boolean;
  /** What the bot has said to them, oldest first; a menu as "[1. …]" or in the text. */
  seen(person: string): readonly string[];
  close(): Promise<void>;
}

/** `slow` and `throttle` have an amount: milliseconds, seconds. */
export const FAULTS = ['lose', 'break', 'slow', 'throttle', 'fail'] as const;
export type FaultName = (typeof FAULTS)[number];
