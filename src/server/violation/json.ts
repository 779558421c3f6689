import type { Context } from 'hono';

/** Bytes travel as base64. */
export const answer = (
  c: Context,
  value: unknown,
  status: 200 | 400 | 403 | 404 | 409 | 503 = 200,
): Response =>
  c.body(
    JSON.stringify(value, (_, each) =>
      isBytes(each) ? Buffer.from(toArray(each)).toString('base64') : each,
    ),
    status,
    {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
    },
  );

/** Buffers turn themselves into { type: "Buffer", data } before a replacer sees them. */
const isBytes = (value: unknown): boolean =>
  value instanceof Uint8Array || (value as { type?: string } | null)?.type === 'Buffer';
const toArray = (value: Uint8Array | { data: number[] }): Uint8Array | number[] =>
  value instanceof Uint8Array ? value : value.data;

export const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, 'base64');
