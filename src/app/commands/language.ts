import type { Language } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import type { Outcome } from '../outcome.ts';

/** "english", "tiếng việt". The answer is in the new language. */
export const speak = (language: Language) => async (): Promise<Outcome> => ({
  language,
  says: [say([text(`command.language.${language}`)])],
});
