import { parseArgs } from 'node:util';
import { cast } from '../app/cast.ts';
import type { Unit } from '../core/campaign/unit.ts';
import type { Content } from '../read-content.ts';
import { openInMemory, type Stage } from '../stage/in-memory.ts';
import { findSample, type Sample, sampleStart, sampleUnit, UnknownSample } from '../stage/sample.ts';
import { readClockMove, showLocal } from './chat-clock.ts';
import { readLines, readTap, showLine } from './chat-notation.ts';

/** What the command stands on; where its lines come from and go to is up to the caller. */
export interface ChatCli {
  readonly content: Content;
  readonly sample: string;
  /** What the person types, line by line, until they have had enough. */
  lines(prompt: string): AsyncIterable<string>;
  /** Puts back what was typed, as the notation has it. */
  echo(line: string): void;
  out(text: string): void;
  err(text: string): void;
}

const PERSONAS = ['citizen', 'head', 'officer'] as const;
type Persona = (typeof PERSONAS)[number];

const USAGE = `npm run chat -- --as citizen|head|officer [--campaign <commune>/<campaign>] [--unit <unit>]
  [2]            taps the second button; typing 2 answers it in words
  1. An⏎2. Bình  says several lines in one message
  ~ +1d          lets time pass (also +3h, +30m, or ~ 2025-12-24T08:00:00+07:00)
  # …            a remark`;

/** Returns the exit code: 1 when the command is wrong. */
export async function runChat(args: readonly string[], cli: ChatCli): Promise<number> {
  const wanted = readWanted(args, cli);
  if (typeof wanted === 'string') {
    cli.err(`${wanted}\n\n${USAGE}`);
    return 1;
  }
  const { persona, sample, unit } = wanted;
  const start = sampleStart(sample);
  const faults: unknown[] = [];
  const stage = await openInMemory(cli.content, sample, start, (_, error) => faults.push(error));
  const { id: commune, timeZone } = sample.content.commune;
  const role = persona === 'citizen' ? [] : [persona, ...(unit ? [unit.id] : [])];
  await cast(
    stage.store,
    [{ channel: 'web', address: persona, commune, role: persona, unit: unit?.id ?? null }],
    start,
  );

  cli.out(`@ ${commune} ${showLocal(start, timeZone)}`);
  cli.out(['@', persona, ...role].join(' '));
  const chat = createChat(stage, persona, cli);
  cli.out(`${persona} > /start`);
  await chat('/start');
  for await (const line of cli.lines(`${persona} > `)) {
    const isSpoken = line !== '' && !/^[#~]/.test(line);
    cli.echo(isSpoken ? `${persona} > ${line}` : line);
    await chat(line);
    if (faults.length > 0) throw new AggregateError(faults, 'the product reported errors');
  }
  await stage.store.close();
  return 0;
}

/** Takes in one line and prints what comes of it. */
function createChat(
  { web, clock, forward, loop, jobs, handleInbound }: Stage,
  address: string,
  cli: ChatCli,
) {
  let last = 0;
  let count = 0;

  return async (line: string): Promise<void> => {
    if (line === '' || line.startsWith('#')) return;
    if (line.startsWith('~')) await pass(line.slice(1).trim());
    else await speak(line);
    const lines = web.history(address).filter(({ id }) => id > last);
    last = lines.at(-1)?.id ?? last;
    for (const each of lines) cli.out(showLine(address, each));
  };

  async function pass(words: string): Promise<void> {
    const to = readClockMove(words, clock.now());
    if (to === undefined)
      cli.out('# after ~ comes +1d, +3h, +30m or a moment such as 2025-12-24T08:00:00+07:00');
    else if (to < clock.now()) cli.out('# the clock goes forward only');
    else await forward.moveTo(to);
  }

  async function speak(words: string): Promise<void> {
    const tap = readTap(words);
    const { choices = [] } = web.history(address).findLast((line) => line.choices.length > 0) ?? {};
    const token = tap === undefined ? undefined : choices[tap - 1]?.token;
    if (tap !== undefined && token === undefined) return cli.out(`# there is no button ${tap}`);
    const id = `chat-${String(++count).padStart(6, '0')}`;
    const posted = web.toInbound(
      address,
      token === undefined ? { id, text: readLines(words) } : { id, token },
      clock.now(),
    );
    if ('because' in posted) return cli.out(`# not sent: ${posted.because}`);
    await handleInbound(web, [posted.inbound]);
    await jobs.run();
    await jobs.idle();
    await loop.drain();
  }
}

interface Wanted {
  readonly persona: Persona;
  readonly sample: Sample;
  readonly unit: Unit | undefined;
}

function readWanted(args: readonly string[], cli: ChatCli): Wanted | string {
  try {
    const option = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { as: option, campaign: option, unit: option },
    });
    const persona = PERSONAS.find((name) => name === values.as);
    if (persona === undefined) return `--as must be one of: ${PERSONAS.join(', ')}.`;
    const sample = findSample(cli.content.catalogue.communes, values.campaign ?? cli.sample);
    if (persona !== 'head') {
      return values.unit === undefined ? { persona, sample, unit: undefined } : '--unit is for --as head.';
    }
    const { units } = sample.content;
    const unit = values.unit === undefined ? sampleUnit(sample) : units.find(({ id }) => id === values.unit);
    return unit
      ? { persona, sample, unit }
      : `There is no unit "${values.unit}". There are: ${units.map(({ id }) => id).join(', ')}.`;
  } catch (error) {
    if (error instanceof UnknownSample || isOfParseArgs(error)) return (error as Error).message;
    throw error;
  }
}

const isOfParseArgs = (error: unknown): boolean =>
  String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
