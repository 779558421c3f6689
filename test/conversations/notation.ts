/**
 * How a conversation is written down, so that a domain expert can read, correct and write one:
 *
 *     @ vneid-install vi       what is being played
 *     > xong                   the person writes
 *     > [2]                    taps the second button under the last message; [2]^ of the message before it
 *     > (NFD) chưa được        writes as an iPhone may send it: letters and marks apart
 *     < Bạn bấm nút “Mở”.      the bot; further lines of a message begin with four spaces
 *         [1. Xong]            its buttons
 *     ! enter vneid-level1     what the engine wants done
 *     ~ …                      something happens meanwhile
 *     # why                    kept as it is
 */
export type Act =
  | { readonly type: 'title'; readonly words: readonly string[] }
  | { readonly type: 'writes'; readonly text: string }
  | { readonly type: 'taps'; readonly button: number; readonly messagesAgo: number }
  | { readonly type: 'meanwhile'; readonly words: string }
  | { readonly type: 'remark' };

export interface Line {
  readonly written: string;
  readonly act: Act;
}

/** The lines that make a conversation; what the bot said is left out, since it is what a test finds out. */
export const readScript = (script: string): readonly Line[] =>
  script
    .split('\n')
    .filter((line, n, lines) => !/^(?:<|!| {4})/.test(line) && !isBetweenParagraphs(line, lines[n + 1]))
    .map((written) => ({ written, act: readLine(written) }));

const isBetweenParagraphs = (line: string, next: string | undefined): boolean =>
  line === '' && next !== undefined && /^ {4}/.test(next);

function readLine(line: string): Act {
  const said = line.slice(2).trim();
  switch (line[0]) {
    case '@':
      return { type: 'title', words: said.split(' ') };
    case '~':
      return { type: 'meanwhile', words: said };
    case '>': {
      const tap = /^\[(?<button>\d+)\](?<ago>\^*)$/.exec(said)?.groups;
      if (tap) return { type: 'taps', button: Number(tap['button']), messagesAgo: tap['ago']?.length ?? 0 };
      return { type: 'writes', text: said.startsWith('(NFD) ') ? said.slice(6).normalize('NFD') : said };
    }
    case '#':
    case undefined:
      return { type: 'remark' };
    default:
      throw new Error(`a line begins with one of @ > < ! ~ #, or four spaces: "${line}"`);
  }
}

/** One message of the bot. */
export function showMessage(text: string, buttons: readonly string[]): readonly string[] {
  const numbered = buttons.map((label, n) => (buttons.length > 1 ? `[${n + 1}. ${label}]` : `[${label}]`));
  return [...text.split('\n'), ...numbered].map((line, n) =>
    n === 0 ? `< ${line}` : `    ${line}`.trimEnd(),
  );
}
