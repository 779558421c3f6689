import { fold } from '../message/fold.ts';

/** Everything that can be asked for by name, from anywhere. What each is called is in locales/<language>/command.json. */
export const COMMANDS = [
  'start',
  'answer',
  'vietnamese',
  'english',
  'report',
  'list',
  'submit',
  'correct',
  'withdraw',
  'total',
  'missing',
  'invite',
  'invite-helper',
  'why',
  'recipients',
  'received',
  'later',
  'handover',
  'calls',
  'undelivered',
  'remind',
  'extend',
  'tip',
  'receipt',
  'places',
  'desk',
  'tip-figures',
  'add-unit',
  'rename-unit',
  'merge-units',
  'split-unit',
  'retire-unit',
  'move-deadline',
  'pause',
  'resume-campaign',
  'changes',
  'undo',
  'confirm',
  'replace-head',
  'end-role',
  'loudspeaker',
  'cancel-job',
  'roster',
  'template',
  'list-page',
  'board',
  'declare',
  'vouch',
  'group',
  'mydata',
  'amend',
  'takeback',
  'erase',
  'object',
  'rights',
  'settle',
  'refuse',
  'erasures',
  'incident',
  'incidents',
  'incident-told',
  'incident-closed',
  'looked',
  'chart',
  'export',
  'ranking',
  'filed',
  'duplicates',
  'explain',
  'commend',
  'count',
  'evidence',
  'difficulty',
  'difficulties',
  'reply',
  'switch',
  'behalf',
  'left',
  'history',
  'retract',
  'flags',
  'check',
  'checked',
  'reject',
  'join',
  'unjoin',
  'human',
  'verify',
  'quiet',
  'requests',
  'claim',
  'talk',
  'visit',
  'visits',
  'solved',
  'rate',
  'calloff',
  'base',
  'pledge',
  'closed',
  'credits',
  'hand',
  'handed',
  'survey',
  'base-history',
  'group-counts',
  'same-person',
  'other-person',
  'bulletins',
  'groups',
  'link-group',
  'unlink-group',
  'follow',
  'unfollow',
  'digest',
  'drop-off',
] as const;
export type Command = (typeof COMMANDS)[number];

export interface Order {
  readonly command: Command;
  /** What came after the name, as typed. */
  readonly args: string;
}

/** One way to say a command: "tong hop", folded. `alone` means that it takes no words after it. */
export interface Phrase {
  readonly command: Command;
  readonly words: string;
  /** "khong duoc nhac": words after the unit's name, without which it is something else. Empty where there are none. */
  readonly ending: string;
  readonly alone: boolean;
}

const isCommand = (name: string): name is Command => (COMMANDS as readonly string[]).includes(name);

/**
 * Phrases from the catalogue's "a|b|c" lists. What ends in "…" takes words after it, such as a unit's name; "vì sao…
 * không được nhắc" takes them in the middle.
 */
export function toPhrases(command: Command, list: string): Phrase[] {
  return list.split('|').map((item) => {
    const [words = '', ending = ''] = item.split('…').map(fold);
    return { command, words, ending, alone: !item.includes('…') };
  });
}

/** Phrases by their first word, because every message is held against all of them. */
export type Phrases = ReadonlyMap<string, readonly Phrase[]>;

export const byFirstWord = (phrases: readonly Phrase[]): Phrases =>
  Map.groupBy(phrases, ({ words }) => firstWordOf(words));

const firstWordOf = (words: string): string => /^\S*/.exec(words)?.[0] ?? '';

/** "/tong thôn 3", or "/tong@ten_bot thôn 3" as written in a group. Undefined when it is not a slash command we know. */
export function readSlash(text: string, phrases: readonly Phrase[]): Order | undefined {
  const match = /^\/(?<name>[\p{L}\d_-]+)(?:@\S+)?(?:\s+(?<args>[\s\S]*))?$/u.exec(text.trim());
  const name = fold(match?.groups?.['name'] ?? '').replaceAll(/[_-]/g, ' ');
  const args = (match?.groups?.['args'] ?? '').trim();
  if (match === null) return undefined;
  // Ids have hyphens, whatever stands for them in a language.
  const id = name.replaceAll(' ', '-');
  if (isCommand(id)) return { command: id, args };
  const known = phrases.find(({ words }) => words === name || words.replaceAll(' ', '') === name);
  return known && { command: known.command, args };
}

/** "tong thon 3", "ai chưa nộp?": the longest phrase that the text is, or starts with where words may follow. */
export function readPhrase(text: string, phrases: Phrases): Order | undefined {
  const typed = text
    .replaceAll(/[?!.,;:]+/g, ' ')
    .trim()
    .split(/\s+/);
  const said = fold(typed.join(' '));
  let best: Phrase | undefined;
  for (const phrase of phrases.get(firstWordOf(said)) ?? []) {
    if (fits(said, phrase) && (best === undefined || phrase.words.length > best.words.length)) best = phrase;
  }
  if (best === undefined) return undefined;
  const args = PROSE.has(best.command)
    ? afterWords(text, wordsIn(best.words))
    : typed.slice(wordsIn(best.words), ends(typed, best)).join(' ');
  return { command: best.command, args };
}

/** What follows these is somebody's own sentence or several names, kept with its commas and stops. */
const PROSE: ReadonlySet<Command> = new Set([
  'difficulty',
  'reply',
  'evidence',
  'merge-units',
  'split-unit',
  'base',
  'pledge',
  'hand',
  'handed',
  'survey',
  'group-counts',
]);

function afterWords(text: string, count: number): string {
  const words = [...text.matchAll(/[^\s?!.,;:]+/g)];
  const last = words[count - 1];
  const rest = last === undefined ? text : text.slice(last.index + last[0].length);
  return rest.replace(/^[\s?!.,;:]+/, '').trim();
}

function fits(said: string, { words, ending, alone }: Phrase): boolean {
  if (ending !== '') return said.startsWith(`${words} `) && said.endsWith(` ${ending}`);
  return said === words || (!alone && said.startsWith(`${words} `));
}

const wordsIn = (text: string): number => (text === '' ? 0 : text.split(' ').length);
const ends = (typed: readonly string[], { ending }: Phrase): number => typed.length - wordsIn(ending);
