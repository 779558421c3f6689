import { type OpenLine, WireFault } from '../../src/ports/line.ts';

/** Codes of Node and undici for what failed before anything was sent. */
const BEFORE_SENDING: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND']);

/** Lines to a simulator that answers fetch: no port is opened, and what fails there fails here. */
export function lineOverFetch(fetch: typeof globalThis.fetch): OpenLine {
  return (origin) =>
    async ({ method = 'POST', path, headers, body }, signal) => {
      if (signal?.aborted) throw new WireFault('aborted', false);
      const init = {
        method,
        headers,
        ...(body !== undefined && { body: body as string | Uint8Array<ArrayBuffer> }),
      };
      try {
        const answer = await fetch(`${origin}${path}`, { ...init, ...(signal && { signal }) });
        const text = await answer.text();
        return { status: answer.status, header: (name) => answer.headers.get(name) ?? undefined, text };
      } catch (error) {
        const code = String((error as { readonly cause?: { readonly code?: unknown } }).cause?.code);
        throw new WireFault(code, !BEFORE_SENDING.has(code));
      }
    };
}
