/** One request to a platform's server. */
export interface RemoteRequest {
  readonly method: 'GET' | 'POST';
  /** May hold a token: it is never put into an error or a log. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A form goes as multipart when it holds files; anything that is no form goes as JSON. */
  readonly body?: FormData | URLSearchParams | object;
  readonly signal: AbortSignal;
}

export interface RemoteAnswer {
  readonly status: number;
  header(name: string): string | undefined;
  /** Undefined when it was no JSON, as gateways answer. */
  readonly json: unknown;
}

/**
 * Talks to a platform. Any answer at all is an answer; without one it throws SendError: `unreachable` when the request
 * cannot have arrived, `answer-lost` when it may have.
 */
export type Remote = (request: RemoteRequest) => Promise<RemoteAnswer>;

/**
 * The bytes of a file that somebody sent, from a platform's own servers and no others. Throws SendError: `rejected` for
 * another address, or when it is too large or gone.
 */
export type Download = (url: string, signal: AbortSignal) => Promise<AsyncIterable<Uint8Array>>;
