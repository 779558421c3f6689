import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { obey } from './obey.ts';
import { holdTelegram } from './telegram.ts';
import { holdZaloBot } from './zalo-bot.ts';
import { holdZaloOa } from './zalo-oa.ts';

/**
 * npm run simulator -- telegram|zalo-bot|zalo-oa [--port 9101] [--bot http://localhost:8080]: one simulated platform on
 * this machine, and its people at this terminal. Nothing of it is kept.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '9101' },
    bot: { type: 'string', default: 'http://localhost:8080' },
    commune: { type: 'string', default: 'nghia-trung' },
  },
});
const platforms = { telegram: holdTelegram, 'zalo-bot': holdZaloBot, 'zalo-oa': holdZaloOa } as const;
const hold = platforms[(positionals[0] ?? 'telegram') as keyof typeof platforms];
if (hold === undefined) throw new Error(`which platform? ${Object.keys(platforms).join(', ')}`);
const hand = await hold(Number(values.port), values.bot);
const out = (text: string): void => void process.stdout.write(`${text}\n`);

const variables = Object.entries({ ...hand.env, CAO_DIEM_COMMUNE: values.commune });
out(
  `Start the bot in another terminal:\n\n  ${variables.map(([name, value]) => `${name}=${value}`).join(' \\\n  ')} \\\n  npm start\n`,
);
out(`Then play here:

  lan                       opens the chat
  lan > chào                says something
  lan > [2]                 taps the second button, or writes 2
  lan leaves                blocks the bot
  ! sendMessage lose        the next answer to that call is lost; also break, fail, slow 3000, throttle 5
`);

const read = new Map<string, number>();
/** What the bot has said since the last look. */
function show(): void {
  for (const [person, from] of read) {
    const seen = hand.seen(person);
    for (const message of seen.slice(from)) out(`${person} < ${message.replaceAll('\n', '\n    ')}`);
    read.set(person, seen.length);
  }
}
const LOOK_EVERY = 200;
const looking = setInterval(show, LOOK_EVERY);
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  obey(hand, line, (person) => read.set(person, read.get(person) ?? 0)).catch((error: unknown) =>
    out(`? ${error instanceof Error ? error.message : String(error)}`),
  );
});
lines.on('close', () => {
  clearInterval(looking);
  void hand.close();
});
