import type { Role } from '../../src/core/access/access.ts';
import { instant } from '../../src/core/time/instant.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

/**
 * Plays a conversation of several people with the whole product and writes down what everyone said.
 *
 *     @ nghia-trung 2025-12-22T08:00:00+07:00    where and when
 *     @ tám head thon-1                           who is who; without a role they are a citizen
 *     tám > báo cáo                               said in words
 *     tám > [2]                                   the second button under the last message
 *     tám < …                                     the bot; further lines of a message begin with four spaces, empty
 *                                                 ones are left out
 *     ~ 2025-12-24T08:00:00+07:00                 time passes, and everything due on the way happens
 *     # why                                       kept as it is
 */
export async function playScript(script: string): Promise<string> {
  const lines = script.split('\n');
  const opening = lines.findIndex((line) => /^@ \S+ \d{4}-/.test(line));
  const [, commune = '', at = ''] = /^@ (\S+) (\S+)$/.exec(lines[opening] ?? '') ?? [];
  const app = await createTestApp(commune, instant(at));
  const people: string[] = [];
  const out: string[] = [];
  try {
    for (const [n, line] of lines.entries()) {
      if (line.startsWith('#') || n === opening || line === '') out.push(line);
      else if (line.startsWith('@')) out.push(line, ...(await enter(app, people, line)));
      else if (line.startsWith('~')) out.push(line, ...(await pass(app, people, line)));
      else if (/^\S+ > /.test(line)) out.push(line, ...(await speak(app, line)));
    }
    if (app.errors.length > 0) throw new AggregateError(app.errors, 'the product reported errors');
    return out.join('\n');
  } finally {
    await app.close();
  }
}

async function enter(app: TestApp, people: string[], line: string): Promise<string[]> {
  const [, name = '', role, unit = null] = line.split(' ');
  people.push(name);
  await app.play(name, role as Role | undefined, unit);
  return [];
}

async function pass(app: TestApp, people: readonly string[], line: string): Promise<string[]> {
  await app.forward.moveTo(instant(line.slice(2).trim()));
  return people.flatMap((name) => app.news(name).flatMap((message) => show(name, message)));
}

async function speak(app: TestApp, line: string): Promise<string[]> {
  const [, name = '', words = ''] = /^(\S+) > (.*)$/.exec(line) ?? [];
  const tap = /^\[(\d+)\]$/.exec(words);
  const start = /^\(start (.*)\)$/.exec(words);
  const said = tap ? { tap: Number(tap[1]) } : start ? { start: start[1] ?? '' } : words;
  return (await app.say(name, said)).flatMap((message) => show(name, message));
}

const show = (name: string, message: string): string[] =>
  message
    .split('\n')
    .filter((line) => line !== '')
    .map((line, n) => (n === 0 ? `${name} < ${line}` : `    ${line}`));
