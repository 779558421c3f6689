import type { Choice } from '../message/message.ts';

/** What stands between two answers: "cài rồi, kích hoạt và đăng nhập". */
const between = /[,;/+&\n]|(?<!\p{L})(?:và|va|and)(?!\p{L})/iu;

/**
 * Several choices named in one text, where each part can be understood; undefined when there is only one part or one
 * of them means nothing.
 */
export function readChoices(
  text: string,
  choices: readonly Choice[],
  understand: (text: string, choices: readonly Choice[]) => string | undefined,
): readonly string[] | undefined {
  const parts = text
    .normalize('NFC')
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < 2 || parts.length > choices.length) return undefined;
  const ids = parts.map((part) => understand(part, choices));
  return ids.every((id) => id !== undefined) ? ids : undefined;
}
