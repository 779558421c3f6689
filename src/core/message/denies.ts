import { stripFillers, toWords, type Words } from './word-list.ts';

/** "Không thấy", "ko ra gì": something is not as it was said to be. At the end the same words ask: "có mưa không ạ". */
export function denies(text: string): boolean {
  const words = stripFillers(toWords(text)).at(-1) ?? [];
  // Without marks "no" is "nó", which denies nothing.
  return denialsIn(words.slice(0, -1).filter(({ plain }) => plain !== 'no')) > 0;
}

export const denialsIn = (words: Words): number => words.filter(({ plain }) => DENIALS.has(plain)).length;

/** How people write "không" and "chưa" in chats and as they speak, and what is left of them in English. */
const DENIALS: ReadonlySet<string> = new Set(
  'khong ko k kg kh hong hok hem hk chua chang not no nothing cant dont doesnt'.split(' '),
);
