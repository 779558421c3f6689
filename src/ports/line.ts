import type { Readable } from 'node:stream';

export interface LineRequest {
  /** POST, unless said otherwise. */
  readonly method?: 'GET' | 'POST';
  /** May hold a token: it is never put into an error or a log. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | Readable;
}

export interface LineAnswer {
  readonly status: number;
  /** By its name in small letters. */
  header(name: string): string | undefined;
  readonly text: string;
}

/** Asks one server, over connections that are kept. Redirects are not followed. Throws WireFault where no answer came. */
export type Line = (request: LineRequest, signal?: AbortSignal) => Promise<LineAnswer>;

/** `origin`: "https://api.telegram.org". */
export type OpenLine = (origin: string) => Line;

/** No answer came back. `sent`: the request went out whole, so the platform may have done what it was asked. */
export class WireFault extends Error {
  override readonly name = 'WireFault';
  readonly sent: boolean;

  constructor(message: string, sent: boolean) {
    super(message);
    this.sent = sent;
  }
}
