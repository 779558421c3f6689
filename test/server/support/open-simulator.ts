import { createHttp } from '../../../src/server/http.ts';
import { get, post } from './ask.ts';
import { readEvents } from './read-events.ts';
import { createSmallCommune } from './small-commune.ts';

/** The server on a small commune, with what the page would ask of it. */
export function openSimulator(options: { readonly heartbeat?: number } = {}) {
  const commune = createSmallCommune(options);
  const http = createHttp({
    words: commune.deps.words,
    isLoopback: true,
    simulator: commune.deps,
    onError: (error) => {
      throw error;
    },
  });
  return {
    ...commune,
    http,
    say: (persona: string, id: string, text: string) =>
      post(http, '/simulator/messages', { persona, id, text }),
    move: (body: unknown) => post(http, '/simulator/clock', body),
    watch: async (query = '', headers: Record<string, string> = {}) =>
      readEvents(await get(http, `/simulator/events${query}`, headers)),
  };
}
