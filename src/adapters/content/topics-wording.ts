import type { Language } from '../../core/message/message.ts';
import { answerTo, nameOf } from '../../core/topic/answer.ts';
import type { Topic } from '../../core/topic/topic.ts';
import type { Words } from '../../ports/words.ts';
import { judge } from './guides-wording.ts';

const LANGUAGES: readonly Language[] = ['vi', 'en'];

/** Whether a topic has an approved answer and a name in both languages, in short sentences that ask for no secret. */
export function checkAnswer(topic: Topic, words: Words): string[] {
  return [answerTo(topic), nameOf(topic)].flatMap((text) => {
    if (!words.has(text.key)) return [`"${text.key}" is missing in locales/vi or locales/en`];
    return LANGUAGES.flatMap((language) =>
      judge(words.say(language, text)).map((fault) => `the ${language} words of "${text.key}" ${fault}`),
    );
  });
}
