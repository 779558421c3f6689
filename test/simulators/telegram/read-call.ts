import type { IncomingMessage } from 'node:http';
import type { Call, Upload } from './methods/method.ts';
import { readForm } from './read-form.ts';

/** Query, JSON, form or multipart: Telegram takes them all. */
export async function readCall(request: IncomingMessage, query: URLSearchParams): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const params: Record<string, unknown> = Object.fromEntries(query);
  const uploads = new Map<string, Upload>();
  if (type.startsWith('application/json')) Object.assign(params, JSON.parse(body.toString() || '{}'));
  else if (type.startsWith('application/x-www-form-urlencoded'))
    Object.assign(params, Object.fromEntries(new URLSearchParams(body.toString())));
  else if (type.startsWith('multipart/')) {
    for (const { name, fileName, bytes } of readForm(body, type)) {
      if (fileName === undefined) params[name] = bytes.toString();
      else uploads.set(name, { name: fileName, bytes });
    }
  }
  return { params, uploads };
}
