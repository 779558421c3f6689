import { FileTooBig, SendError } from '../../../ports/channel.ts';
import { toSendError } from './errors.ts';
import type { Wire, WireDeps } from './wire.ts';

/** What api.telegram.org hands out at most. */
const MAX_BYTES = 20 * 1024 * 1024;

/** The bytes of a file, from the same host as everything else, and never more than Telegram promises. */
export async function fetchFile(
  wire: Wire,
  { token, apiRoot }: Pick<WireDeps, 'token' | 'apiRoot'>,
  ref: string,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  let path: string | undefined;
  try {
    ({ file_path: path } = await wire.getFile({ file_id: ref }, signal));
  } catch (error) {
    // To repeat a question does no harm.
    const failure = toSendError(error);
    if (/file is too big/i.test(failure.message)) throw new FileTooBig(failure.message);
    throw failure.failure === 'answer-lost' ? new SendError('unreachable', failure.message) : failure;
  }
  if (path === undefined || !/^[\w./-]+$/.test(path) || path.includes('..'))
    throw new SendError('rejected', 'the file has no address');
  const response = await get(`${apiRoot.replace(/\/+$/, '')}/file/bot${token}/${path}`, signal);
  return capped(response);
}

async function get(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  let response: Response;
  try {
    response = await fetch(url, { signal, redirect: 'error' });
  } catch {
    // The error would say the address, and the token is in it.
    throw new SendError('unreachable', 'the file could not be fetched');
  }
  if (response.status >= 500 || response.status === 429)
    throw new SendError('unreachable', `HTTP ${response.status}`);
  if (!response.ok || response.body === null) throw new SendError('rejected', `HTTP ${response.status}`);
  return response.body;
}

async function* capped(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > MAX_BYTES) throw new FileTooBig('the file is too big');
      yield chunk;
    }
  } catch (error) {
    throw error instanceof SendError ? error : new SendError('unreachable', 'the file was cut short');
  }
}
