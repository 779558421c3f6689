/** TCVN 5712:1993, third set: codes and letters in the same order. Capitals with a tone are small letters in a font of capitals. */
const pairs: readonly (readonly [string, string])[] = [
  ['µ¶·¸¹', 'àảãáạ'],
  ['¨»¼½¾Æ', 'ăằẳẵắặ'],
  ['©ÇÈÉÊË', 'âầẩẫấậ'],
  ['ÌÎÏÐÑ', 'èẻẽéẹ'],
  ['ªÒÓÔÕÖ', 'êềểễếệ'],
  ['×ØÜÝÞ', 'ìỉĩíị'],
  ['ßáâãä', 'òỏõóọ'],
  ['«åæçèé', 'ôồổỗốộ'],
  ['¬êëìíî', 'ơờởỡớợ'],
  ['ïñòóô', 'ùủũúụ'],
  ['\u00ADõö÷øù', 'ưừửữứự'],
  ['úûüýþ', 'ỳỷỹýỵ'],
  ['®¡¢£¤¥¦§', 'đĂÂÊÔƠƯĐ'],
];

const letters: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(([codes, meant]) => [...codes].map((code, n) => [code, meant.charAt(n)] as const)),
);

export const fromTcvn3 = (text: string): string =>
  text.replace(/[\p{L}\u00A1-\u00FF]+/gu, (word) => {
    const meant = [...word].map((letter) => letters.get(letter) ?? letter).join('');
    // "NGUYÔN" in a font of capitals.
    return /[A-Z]{2}/.test(word.replace(/[^A-Za-z]/g, '')) && !/[a-z]/.test(word)
      ? meant.toUpperCase()
      : meant;
  });
