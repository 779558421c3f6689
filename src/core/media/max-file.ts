/** Bytes; as much as a bot of Telegram may fetch: https://core.telegram.org/bots/api#getfile */
export const MAX_FILE = 20 * 1024 * 1024;

/** As people are told. */
export const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024);
