/** VNI-Windows writes a vowel and then a letter for its marks; here each vowel with its marks for huyền, hỏi, ngã, sắc, nặng. */
const tables: readonly (readonly [vowel: string, tones: string, base: string, marks: string])[] = [
  ['a', 'àảãáạ', 'a', 'øûõùï'],
  ['ă', 'ằẳẵắặ', 'a', 'èúüéë'],
  ['â', 'ầẩẫấậ', 'a', 'àåãáä'],
  ['e', 'èẻẽéẹ', 'e', 'øûõùï'],
  ['ê', 'ềểễếệ', 'e', 'àåãáä'],
  ['o', 'òỏõóọ', 'o', 'øûõùï'],
  ['ô', 'ồổỗốộ', 'o', 'àåãáä'],
  ['ơ', 'ờởỡớợ', 'ô', 'øûõùï'],
  ['u', 'ùủũúụ', 'u', 'øûõùï'],
  ['ư', 'ừửữứự', 'ö', 'øûõùï'],
  ['y', 'ỳỷỹýỵ', 'y', 'øûõùï'],
];

const letters: ReadonlyMap<string, string> = new Map([
  ...tables.flatMap(([, tones, base, marks]) =>
    [...marks].map((mark, n) => [base + mark, tones.charAt(n)] as const),
  ),
  ['aê', 'ă'],
  ['aâ', 'â'],
  ['eâ', 'ê'],
  ['oâ', 'ô'],
  ['ô', 'ơ'],
  ['ö', 'ư'],
  ['î', 'ỵ'],
  ['ñ', 'đ'],
  ['æ', 'ỉ'],
  ['ó', 'ĩ'],
  ['ò', 'ị'],
]);

const written = /[aeouyôö][ùøûõïâáàåãäêéèúüë]|[ôöîñæóò]/giu;

export const fromVni = (text: string): string =>
  text.replace(written, (letter) => {
    const meant = letters.get(letter.toLowerCase());
    if (meant === undefined) return letter;
    return letter.charAt(0) === letter.charAt(0).toLowerCase() ? meant : meant.toUpperCase();
  });
