import { setTimeout } from 'node:timers/promises';

/** What goes wrong with the next call of a method, each once, in order. */
export type Fault =
  /** Answered so, and nothing was done. */
  | { readonly answer: object | string; readonly status?: number; readonly headers?: Record<string, string> }
  /** Done, but the answer never arrives. */
  | 'lost'
  /** Done, but only after so many milliseconds. */
  | { readonly slow: number }
  /** The request never arrives. */
  | 'unreachable';

export interface Faults {
  add(method: string, ...faults: readonly Fault[]): void;
  /** Plays the fault that is due for this call, or lets it through. */
  around(method: string, call: () => Promise<Response>): Promise<Response>;
}

export function createFaults(): Faults {
  const waiting = new Map<string, Fault[]>();
  return {
    add(method, ...faults) {
      waiting.set(method, [...(waiting.get(method) ?? []), ...faults]);
    },
    async around(method, call) {
      const fault = waiting.get(method)?.shift();
      if (fault === undefined) return call();
      if (fault === 'unreachable') throw networkError('ECONNREFUSED');
      if (fault === 'lost') {
        await call();
        throw networkError('UND_ERR_SOCKET');
      }
      if ('slow' in fault) {
        await setTimeout(fault.slow);
        return call();
      }
      const { answer, status = 200, headers = {} } = fault;
      return typeof answer === 'string'
        ? new Response(answer, { status, headers })
        : Response.json(answer, { status, headers });
    },
  };
}

/** As fetch of Node fails; its message may hold the address, and with it a token. */
export const networkError = (code: string): TypeError =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error(`${code} https://secret.example/`), { code }),
  });
