import { FileTooBig, SendError } from '../../ports/channel.ts';
import type { Download } from '../../ports/remote.ts';

interface Deps {
  readonly fetch: typeof globalThis.fetch;
  /** "zdn.vn" lets in every host below it, and itself. */
  readonly hosts: readonly string[];
  readonly maxBytes: number;
}

/** Whoever can send us a link must not make us read our own network: https, known hosts, no redirects, a size. */
export function createDownload({ fetch, hosts, maxBytes }: Deps): Download {
  return async (address, signal) => {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url?.protocol !== 'https:' || url.port !== '' || !hosts.some((host) => isBelow(url.hostname, host))) {
      throw new SendError('rejected', `files are not fetched from ${url?.hostname ?? 'there'}`);
    }
    const response = await fetch(url, { signal, redirect: 'error' }).catch((error) => {
      throw new SendError('unreachable', `no answer: ${codeOf(error)}`);
    });
    if (response.status >= 500 || response.status === 429)
      throw new SendError('unreachable', `the file's server said ${response.status}`);
    if (!response.ok || response.body === null) {
      throw new SendError('rejected', `the file's server said ${response.status}`);
    }
    if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
      await response.body.cancel();
      throw tooLarge(maxBytes);
    }
    return atMost(response.body, maxBytes);
  };
}

const isBelow = (host: string, allowed: string): boolean => host === allowed || host.endsWith(`.${allowed}`);

const tooLarge = (maxBytes: number) => new FileTooBig(`the file is larger than ${maxBytes} bytes`);

/** What a server says of its length need not be true. */
async function* atMost(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncIterable<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof SendError ? error : new SendError('unreachable', 'the file was cut short');
  }
}

/** The code only: the messages of Node may hold the address. */
const codeOf = (error: unknown): string => {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  return String(cause?.code ?? name);
};
