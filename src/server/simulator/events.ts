import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { languageOf } from '../refuse.ts';
import type { Bell } from './bell.ts';
import type { Persona, SimulatorDeps } from './deps.ts';
import type { Speech } from './moment.ts';
import { toClockView, toLineView, toSpeech } from './view.ts';

/** Proxies and phones give up on a silent connection after 30 to 60 seconds. */
const HEARTBEAT = 15_000;
/** Milliseconds after which a browser that lost the stream asks again. */
const RETRY = 2_000;

/** `run` differs after every start of the process, when the history in memory begins anew. */
export interface Watch {
  readonly run: string;
  /** Rings when the clock was moved. */
  readonly moved: Bell;
}

/**
 * All chats in one stream: a browser allows six connections to one host, over all its tabs.
 * The stream keeps no queue. It remembers the last line it wrote and, whenever it is woken, writes what is newer; so
 * a slow reader costs nothing, and a reader who comes back with the id of the last line gets each line once.
 */
export function streamEvents(
  c: Context,
  deps: SimulatorDeps,
  personas: readonly Persona[],
  watch: Watch,
): Response {
  const speech = toSpeech(deps, languageOf(c));
  const resumed = readPosition(c.req.header('last-event-id') ?? c.req.query('after'), watch.run);
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, (stream) => write(stream, deps, personas, watch, speech, resumed));
}

async function write(
  stream: SSEStreamingApi,
  deps: SimulatorDeps,
  personas: readonly Persona[],
  { run, moved }: Watch,
  speech: Speech,
  resumed: number | undefined,
): Promise<void> {
  let last = resumed ?? 0;
  let isClockDue = true;
  let awake = Promise.withResolvers<void>();
  const wake = () => awake.resolve();
  const wakeForClock = () => {
    isClockDue = true;
    wake();
  };
  const stops = [
    ...personas.map(({ address }) => deps.channel.listen(address, wake)),
    moved.listen(wakeForClock),
  ];
  const beat = setInterval(wakeForClock, deps.heartbeat ?? HEARTBEAT);
  stream.onAbort(wake);

  try {
    // Whatever the page shows belongs to another run of the server, or to nothing at all.
    if (resumed === undefined) await stream.writeSSE({ event: 'reset', data: '', retry: RETRY });
    for (let isFirst = true; !stream.aborted; isFirst = false) {
      awake = Promise.withResolvers<void>();
      for (const { persona, line } of linesAfter(last, deps, personas)) {
        last = line.id;
        const data = JSON.stringify(toLineView(persona, line, speech));
        await stream.writeSSE({ event: 'line', id: `${run}.${line.id}`, data });
      }
      if (isClockDue) {
        isClockDue = false;
        await stream.writeSSE({ event: 'clock', data: JSON.stringify(await toClockView(deps, speech)) });
      }
      if (isFirst) await stream.writeSSE({ event: 'ready', data: '' });
      await awake.promise;
    }
  } finally {
    clearInterval(beat);
    for (const stop of stops) stop();
  }
}

function linesAfter(last: number, { channel }: SimulatorDeps, personas: readonly Persona[]) {
  return personas
    .flatMap(({ id, address }) => channel.history(address).map((line) => ({ persona: id, line })))
    .filter(({ line }) => line.id > last)
    .sort((one, other) => one.line.id - other.line.id);
}

function readPosition(id: string | undefined, run: string): number | undefined {
  const [ofRun, line] = (id ?? '').split('.');
  return ofRun === run && line !== undefined && /^\d{1,15}$/.test(line) ? Number(line) : undefined;
}
