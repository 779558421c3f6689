const words: ReadonlyMap<string, string> = new Map(
  Object.entries({
    không: '0',
    một: '1',
    mốt: '1',
    hai: '2',
    ba: '3',
    bốn: '4',
    tư: '4',
    năm: '5',
    lăm: '5',
    sáu: '6',
    bảy: '7',
    bẩy: '7',
    tám: '8',
    chín: '9',
  }),
);

const word = `(?:${[...words.keys()].join('|')})`;
const run = new RegExp(`(?<![\\p{L}\\p{M}])${word}(?:[ ,]+${word}){8,}(?![\\p{L}\\p{M}])`, 'giu');

/** "không chín tám tám …", as a telephone writes down what is said to it, in digits. */
export const writeDigits = (text: string): string =>
  text.replace(run, (spoken) => {
    const said = spoken.split(/[ ,]+/);
    const digits = said.map((one) => words.get(one.toLowerCase()) ?? '').join('');
    // "thôn ba không chín tám …": numbers of people begin with nought.
    return /^[1-9]0/.test(digits) ? `${said[0]} ${digits.slice(1)}` : digits;
  });
