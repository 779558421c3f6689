import { readClockMove } from '../../src/cli/chat-clock.ts';
import type { Role } from '../../src/core/access/access.ts';
import { type Instant, instant } from '../../src/core/time/instant.ts';
import { createTestApp, type TestApp, type Words } from '../support/test-app.ts';

/** What a script needs of whatever carries it. */
type Talk = Pick<TestApp, 'clock' | 'forward' | 'errors' | 'play' | 'say' | 'news' | 'close'>;
export type OpenTalk = (commune: string, at: Instant) => Promise<Talk>;

/**
 * Plays a conversation of several people with the whole product and writes down what everyone said.
 *
 *     @ nghia-trung 2025-12-22T08:00:00+07:00    where and when
 *     @ tám head thon-1                           who is who; without a role they are a citizen
 *     tám > báo cáo                               said in words
 *     tám > (NFD) báo cáo                         as an iPhone may send it: letters and marks apart
 *     tám > [2]                                   the second button under the last message; [2]^ of the message before
 *     tám > (gửi họp.jpg, kế hoạch.pdf)           sends files, with words after the bracket as the caption
 *     tám > (album x: 1.jpg, 2.jpg)               the same as an album: each file in a message of its own
 *     tám > 1. An⏎2. Bình                         several lines in one message
 *     tám > (start vneid-install)                 came in by a link
 *     @ nhóm-a                                    a group chat
 *     tám@nhóm-a > liên kết nhóm                  said to the bot in that group; it answers there
 *     tám < …                                     the bot; further lines of a message begin with four spaces, empty
 *                                                 ones are left out
 *     ~ 2025-12-24T08:00:00+07:00                 time passes, and everything due on the way happens; also ~ +1d
 *     # why                                       kept as it is
 *
 * "npm run chat" writes the same, so a copied terminal is a test.
 */
export async function playScript(script: string, open: OpenTalk = createTestApp): Promise<string> {
  const lines = script.split('\n');
  const opening = lines.findIndex((line) => /^@ \S+ \d{4}-/.test(line));
  const [, commune = '', at = ''] = /^@ (\S+) (\S+)$/.exec(lines[opening] ?? '') ?? [];
  const app = await open(commune, instant(at));
  const people: string[] = [];
  const out: string[] = [];
  try {
    for (const [n, line] of lines.entries()) {
      if (line.startsWith('#') || n === opening || line === '') out.push(line);
      else if (line.startsWith('@')) out.push(line, ...(await enter(app, people, line)));
      else if (line.startsWith('~')) out.push(line, ...(await pass(app, people, line)));
      else if (/^\S+ > /.test(line)) out.push(line, ...(await speak(app, line)));
      else if (!/^(?:\S+ <| {4})/.test(line))
        throw new Error(`line ${n + 1} is no line of a conversation: "${line}"`);
    }
    if (app.errors.length > 0) throw new AggregateError(app.errors, 'the product reported errors');
    return out.join('\n');
  } finally {
    await app.close();
  }
}

async function enter(app: Talk, people: string[], line: string): Promise<string[]> {
  const [, name = '', role, unit = null] = line.split(' ');
  if (!people.includes(name)) people.push(name);
  if (!name.startsWith('nhóm')) await app.play(name, role as Role | undefined, unit);
  return [];
}

async function pass(app: Talk, people: readonly string[], line: string): Promise<string[]> {
  const to = readClockMove(line.slice(1).trim(), app.clock.now());
  if (to === undefined) throw new Error(`no moment: "${line}"`);
  await app.forward.moveTo(to);
  return people.flatMap((name) => app.news(name).flatMap((message) => show(name, message)));
}

async function speak(app: Talk, line: string): Promise<string[]> {
  const [, name = '', words = ''] = /^(\S+) > (.*)$/.exec(line) ?? [];
  const here = name.split('@').at(-1) ?? name;
  return (await app.say(name, readWords(words))).flatMap((message) => show(here, message));
}

function readWords(words: string): Words {
  const tap = /^\[(\d+)\](\^*)$/.exec(words);
  if (tap) return { tap: Number(tap[1]), messagesAgo: tap[2]?.length ?? 0 };
  const start = /^\(start (.*)\)$/.exec(words);
  if (start) return { start: start[1] ?? '' };
  const files = /^\((gửi|album)(?: (\S+):)? (.*)\)(?: (.*))?$/.exec(words);
  if (files) {
    const [, how, album, names = '', caption] = files;
    return {
      files: names.split(', '),
      ...(caption && { text: caption }),
      ...(how === 'album' && { album: album ?? 'a' }),
    };
  }
  // A pasted list has several lines.
  const said = words.replaceAll('⏎', '\n');
  return said.startsWith('(NFD) ') ? said.slice(6).normalize('NFD') : said;
}

const show = (name: string, message: string): string[] =>
  message
    .split('\n')
    .filter((line) => line !== '')
    .map((line, n) => (n === 0 ? `${name} < ${line}` : `    ${line}`));
