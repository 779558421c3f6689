import type { Context } from 'hono';

/**
 * The body piece by piece, as far as `work` wants it. The rest is taken and thrown away before there is an answer: a
 * browser that is cut off while it sends does not show any.
 */
export async function readBody<T>(
  c: Context,
  work: (bytes: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const body = c.req.raw.body ?? new Blob().stream();
  try {
    return await work(body.values({ preventCancel: true }));
  } finally {
    await throwAway(body);
  }
}

async function throwAway(body: ReadableStream<Uint8Array>): Promise<void> {
  try {
    const reader = body.getReader();
    while (!(await reader.read()).done);
  } catch {
    // Whoever sent it is gone.
  }
}
