import { SendError } from '../../ports/channel.ts';
import type { Remote, RemoteRequest } from '../../ports/remote.ts';

/** An answer of a platform is a few kilobytes; more is a page of some gateway. */
const MAX_ANSWER = 1024 * 1024;

/** Redirects are not followed: a token would go along. */
export function createRemote(fetch: typeof globalThis.fetch): Remote {
  return async (request) => {
    if (request.signal.aborted) throw new SendError('unreachable', 'gave up before sending');
    let response: Response;
    let text: string;
    try {
      response = await fetch(request.url, toInit(request));
      text = await readText(response);
    } catch (error) {
      throw toSendError(error);
    }
    return {
      status: response.status,
      header: (name) => response.headers.get(name) ?? undefined,
      json: tryParse(text),
    };
  };
}

function toInit({ method, headers = {}, body, signal }: RemoteRequest): RequestInit {
  const shared = { method, signal, redirect: 'manual' } as const;
  if (body === undefined) return { ...shared, headers };
  if (body instanceof FormData || body instanceof URLSearchParams) return { ...shared, headers, body };
  return {
    ...shared,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Zalo names people by numbers above 2^53, but always as strings, so that plain JSON keeps them. */
function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Codes of Node and undici for what failed before anything was sent. */
const BEFORE_SENDING: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Says the code only: the messages of Node may hold the address, and with it a token. */
export function toSendError(error: unknown): SendError {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  const code = String(cause?.code ?? name);
  return new SendError(BEFORE_SENDING.has(code) ? 'unreachable' : 'answer-lost', `no answer: ${code}`);
}
