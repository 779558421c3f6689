import type { BotCommandScope } from 'grammy/types';
import type { Audience } from '../../../core/message/audience.ts';
import type { Language } from '../../../core/message/message.ts';
import type { Words } from '../../../ports/words.ts';
import type { Wire } from './wire.ts';

/** What stands in the list of commands beside the text field, by who looks at it. Words in locales: "tong|Xem tổng". */
const menus: Readonly<Record<Audience | 'group', readonly string[]>> = {
  citizen: ['menu', 'help', 'stop', 'language'],
  head: ['menu', 'report', 'list', 'submit', 'total', 'help'],
  officer: ['menu', 'total', 'missing', 'calls', 'recipients', 'invite', 'help'],
  group: ['total', 'missing', 'help'],
};

/** Telegram shows the list in the language of the phone; without a code it is for everybody else. */
const LANGUAGES: readonly (readonly [Language, '' | 'en'])[] = [
  ['vi', ''],
  ['en', 'en'],
];

/** The lists that everybody sees. */
export async function setMenus(wire: Wire, words: Words): Promise<void> {
  await setMenu(wire, words, 'citizen', { type: 'all_private_chats' });
  await setMenu(wire, words, 'group', { type: 'all_group_chats' });
}

/** The list of one person, according to what they do for the commune. */
export async function setMenuOf(
  wire: Wire,
  words: Words,
  audience: Audience,
  chat_id: number,
): Promise<void> {
  const scope = { type: 'chat', chat_id } as const;
  if (audience !== 'citizen') return setMenu(wire, words, audience, scope);
  for (const [, language_code] of LANGUAGES) await wire.deleteMyCommands({ scope, ...codeOf(language_code) });
}

async function setMenu(
  wire: Wire,
  words: Words,
  of: Audience | 'group',
  scope: BotCommandScope,
): Promise<void> {
  for (const [language, code] of LANGUAGES) {
    const commands = menus[of].map((name) => {
      const [command = '', description = ''] = words
        .say(language, { key: `telegram.menu.${name}` })
        .split('|');
      return { command, description };
    });
    await wire.setMyCommands({ commands, scope, ...codeOf(code) });
  }
}

const codeOf = (code: '' | 'en') => (code === '' ? {} : { language_code: code });
