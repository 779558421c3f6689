import type { Language } from '../../core/message/message.ts';

/** "Gõ tên rồi bấm tìm" is still one action; with a third touch, people lose their place. */
const MAX_TOUCHES = 2;

const touches: Readonly<Record<Language, RegExp>> = {
  vi: /(?<!\p{L})(bấm|gõ|nhập|chọn|quét|vuốt|điền)(?!\p{L})/giu,
  en: /\b(press|type|choose|tap|scan|swipe|fill)\b/gi,
};
/** Sentences that tell the person to do something; only Vietnamese ones say so by a word. */
const instruction = /(?<=^|[.!?]\s+|\n)Bạn |(?<=,\s)bạn /gu;
/** What stands on the screen, and its translation, is not what the person does. */
const quoted = /“[^”]*”|\([^)]*\)/g;

/** What is wrong with a step that asks for more than one thing at a time. */
export function findManyActions(language: Language, text: string): string[] {
  const said = text.replaceAll(quoted, '');
  const count = (pattern: RegExp): number => said.match(pattern)?.length ?? 0;
  return [
    ...(count(touches[language]) > MAX_TOUCHES ? [`ask for more than one action: "${text}"`] : []),
    ...(language === 'vi' && count(instruction) > 1 ? [`tell to do two things: "${text}"`] : []),
  ];
}
