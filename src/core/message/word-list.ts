import { fold } from './fold.ts';

/** The folded words of a text; a figure is a word of its own, also where it is glued to letters ("mức2"). */
export const toWords = (text: string): readonly string[] => fold(text).match(/[\p{L}]+|\p{N}+/gu) ?? [];

/**
 * The words without the politeness around them: "dạ em chọn Android ạ" is "Android". Gives the whole first, then ever
 * fewer words, because "dạ" and "vâng" can be the answer themselves.
 */
export function stripFillers(words: readonly string[]): readonly (readonly string[])[] {
  const stripped = [words];
  let rest = words;
  while (rest.length > 1) {
    if (trailing.has(rest.at(-1) ?? '')) rest = rest.slice(0, -1);
    else if (leading.has(rest[0] ?? '')) rest = rest.slice(1);
    else break;
    stripped.push(rest);
  }
  return stripped;
}

const leading: ReadonlySet<string> = new Set(
  'da vang u uh em toi minh chau con bac anh chi tui thi la cho xin chon muon bam nhan dung dang xai may cai y i choose pick want the'.split(
    ' ',
  ),
);

const trailing: ReadonlySet<string> = new Set(
  'a ah nhe nha nhi di voi em anh chi bac ban ad please'.split(' '),
);
