/** An error as it may stand in a log: what kind it is and where it was made; its words without what they quote. */
export interface Described {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: readonly string[];
  readonly cause?: Described;
}

const MOST_FRAMES = 8;
const MOST_CAUSES = 3;

/** Node and the drivers put into their words what they could not read, and with it what somebody said. */
export function describeError(error: unknown, causes = MOST_CAUSES): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutQuotes(String(error)) };
  const { code } = error as { readonly code?: unknown };
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim());
  return {
    type: error.name,
    message: withoutQuotes(error.message),
    ...(typeof code === 'string' && { code }),
    ...(stack.length > 0 && { stack }),
    ...(error.cause !== undefined && causes > 0 && { cause: describeError(error.cause, causes - 1) }),
  };
}

/** Quoted words (what JSON.parse quotes has quotes in it, so all from the first to the last), long numbers (a telephone, a citizen ID, a chat), and what stands behind a bot's number (its token). */
const withoutQuotes = (words: string): string =>
  words
    .replace(/“[^”]*”|".*"|'[^']*'|`[^`]*`/gs, '…')
    .replace(/\d{4,}:[\w-]{4,}/g, '…')
    .replace(/\d{6,}/g, '…')
    .slice(0, 500);
