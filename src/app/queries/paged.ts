import { joinTexts } from '../../core/flow/spoken.ts';
import type { Choice, Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { type PageOf, pageOf } from '../../core/report/page-of.ts';
import type { Outcome } from '../outcome.ts';

/** A long answer, a screen at a time, with the way to the next one. */
export function paged(
  head: Text,
  lines: readonly Text[],
  wanted: number,
  command: string,
  asked: string,
  size?: number,
): Outcome {
  const page = pageOf(lines, wanted, size);
  return { says: [say([head, ...joinTexts('flow.lines', page.items)], nextPage(page, command, asked))] };
}

/** Asks for the same again, a page further on, as long as there is one. */
export const nextPage = (
  { page, pages }: Pick<PageOf<unknown>, 'page' | 'pages'>,
  command: string,
  asked: string,
): readonly Choice[] =>
  page < pages
    ? [
        commandChoice(
          command,
          `${asked} trang ${page + 1}`.trim(),
          text('query.more', { page: page + 1, pages }),
        ),
      ]
    : [];
