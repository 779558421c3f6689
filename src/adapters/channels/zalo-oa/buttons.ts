import type { Outbound } from '../../../core/message/outbound.ts';

/**
 * A button sends its payload as if the person had written it, without showing it (oa.query.hide). Which envelope takes
 * buttons is not certain, so they are off unless the configuration says otherwise, and where an OA refuses them the
 * same is said as numbered text.
 */
const MARK = '#cd ';

export const MAX_BUTTONS = 5;
/** Of all the limits that were seen the smallest. */
export const MAX_TITLE = 20;

/** The token, when this text came from one of our buttons. */
export const readButton = (text: string): string | undefined =>
  text.startsWith(MARK) ? text.slice(MARK.length).trim() : undefined;

export const toButtons = (choices: Outbound['choices']): readonly object[] =>
  choices.map(({ token, text }) => ({ title: text, type: 'oa.query.hide', payload: `${MARK}${token}` }));

/** The same as numbered lines. */
export function asText({ text, choices }: Outbound): string {
  const lines = choices.map((choice, index) =>
    choice.text.startsWith(`${index + 1}. `) ? choice.text : `${index + 1}. ${choice.text}`,
  );
  return [text, lines.join('\n')].filter((part) => part !== '').join('\n\n');
}
