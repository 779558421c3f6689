/** The bot, as Telegram knows it; unknown until it was asked. */
export interface Me {
  readonly id: number;
  readonly username: string;
}
