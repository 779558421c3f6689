import { titleOf } from '../../core/flow/guide.ts';
import type { Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { Words } from '../../ports/words.ts';

/** "vneid-activate.send" → the guide and the step at which somebody was; undefined for what is no guide. */
export function stuckAt(words: Words, about: string | undefined): Text | undefined {
  const [guide = '', step = ''] = about?.split('.') ?? [];
  const title = titleOf(guide);
  const sentence = { key: `guides.${guide}.${step}` };
  if (!words.has(title.key)) return undefined;
  return words.has(sentence.key)
    ? text('help.stuck-at-step', { guide: title, step: sentence })
    : text('help.stuck-at', { guide: title });
}
