import type { Choice, Param, Say, Text, TextKey } from './message.ts';

/** A message of paragraphs, with the ways to answer it. */
export const say = (parts: readonly Text[], choices: readonly Choice[] = []): Say => ({ parts, choices });

export const text = (key: TextKey, params?: Readonly<Record<string, Param>>): Text =>
  params === undefined ? { key } : { key, params };

/** A button that asks for something by name, as if "/command args" had been typed. */
export const commandChoice = (command: string, args: string, label: Text): Choice => ({
  id: command,
  label,
  token: `/${command}${args === '' ? '' : ` ${args}`}`,
});
