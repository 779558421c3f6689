import { say, text } from '../../core/message/say.ts';
import type { Outcome, Request } from '../outcome.ts';

/** Vietnamese and English change places; "english" and "tiếng việt" say which one is wanted. */
export async function switchLanguage({ conversation }: Request): Promise<Outcome> {
  const language = conversation.language === 'vi' ? 'en' : 'vi';
  return { language, says: [say([text('command.language.changed')])] };
}
