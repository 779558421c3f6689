import { readJson } from '../../core/message/read-json.ts';
import { SendError } from '../../ports/channel.ts';
import { type Line, type OpenLine, WireFault } from '../../ports/line.ts';
import type { Remote, RemoteRequest } from '../../ports/remote.ts';

/** Some gateways turn away who says neither. */
const USUAL = { accept: '*/*', 'user-agent': 'cao-diem' };

/** Talks to a platform that has several servers, over a line to each. */
export function createRemote(openLine: OpenLine): Remote {
  const lines = new Map<string, Line>();
  const lineTo = (origin: string): Line => {
    const line = lines.get(origin) ?? openLine(origin);
    lines.set(origin, line);
    return line;
  };
  return async ({ method, url, headers = {}, body, signal }) => {
    const { origin, pathname, search } = new URL(url);
    const [type, bytes] = await written(body);
    const request = {
      method,
      path: pathname + search,
      headers: { ...USUAL, ...(type && { 'content-type': type }), ...headers },
      ...(bytes !== undefined && { body: bytes }),
    };
    const { status, header, text } = await lineTo(origin)(request, signal).catch((error: unknown) => {
      throw toSendError(error);
    });
    return { status, header: (name) => header(name.toLowerCase()), json: tryParse(text) };
  };
}

async function written(
  body: RemoteRequest['body'],
): Promise<readonly [type?: string, body?: string | Uint8Array]> {
  if (body === undefined) return [];
  if (body instanceof URLSearchParams)
    return ['application/x-www-form-urlencoded;charset=UTF-8', body.toString()];
  if (!(body instanceof FormData)) return ['application/json', JSON.stringify(body)];
  // Node knows how files are written in a form; an answer that is never given says it.
  const form = new Response(body);
  return [form.headers.get('content-type') ?? '', await form.bytes()];
}

function tryParse(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}

function toSendError(error: unknown): SendError {
  const { sent, message } = error instanceof WireFault ? error : { sent: true, message: 'unknown' };
  return new SendError(sent ? 'answer-lost' : 'unreachable', `no answer: ${message}`);
}
