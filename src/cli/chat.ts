import { clearLine, createInterface, moveCursor } from 'node:readline';
import { readConfig } from '../config.ts';
import { readContent } from '../read-content.ts';
import { runChat } from './chat-run.ts';

const { stdin, stdout, stderr } = process;

/** At a terminal the person sees what they type; what comes through a pipe is written down for them. */
const isTerminal = stdin.isTTY && stdout.isTTY;

async function* lines(prompt: string): AsyncIterable<string> {
  const reader = createInterface({ input: stdin, output: isTerminal ? stdout : undefined, prompt });
  if (isTerminal) reader.prompt();
  for await (const line of reader) {
    yield line.trim();
    if (isTerminal) reader.prompt();
  }
  if (isTerminal) stdout.write('\n');
}

function echo(line: string): void {
  if (!isTerminal) return void stdout.write(`${line}\n`);
  // Over the prompt, which a remark or a passing of time does not have.
  moveCursor(stdout, 0, -1);
  clearLine(stdout, 0);
  stdout.write(`\r${line}\n`);
}

/** npm run chat -- --as citizen|head|officer [--campaign <commune>/<campaign>] [--unit <unit>] */
process.exitCode = await runChat(process.argv.slice(2), {
  content: readContent(),
  sample: readConfig(process.env).CAO_DIEM_SAMPLE,
  lines,
  echo,
  out: (text) => stdout.write(`${text}\n`),
  err: (text) => stderr.write(`${text}\n`),
});
