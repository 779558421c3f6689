/** Numbers that were written next to each other, told apart by their lengths. */
export interface Spelt {
  readonly field: 'citizenId' | 'phone' | 'birth';
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

interface Token {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
  readonly plus: boolean;
}

/**
 * "0751 9900 0001 0912 345 678 1985": a citizen ID, a phone and a year, whatever the groups. Each way to join groups has
 * a price, and the cheapest one that explains most is taken. A letter O or l among digits counts as a digit.
 */
export function findNumbersIn(text: string): readonly Spelt[] {
  const runs: Token[][] = [];
  let last: Token | undefined;
  for (const { 0: word, index } of text.matchAll(groups)) {
    const digits = word.replace(/[Oo]/g, '0').replace(/[lI]/g, '1').replace(/\D/g, '');
    const token = { from: index, to: index + word.length, digits, plus: text[index - 1] === '+' };
    // "Thôn 3 0751…": the number of a village is no part of what follows.
    if (digits.length < 4 && placeWord.test(text.slice(0, index))) continue;
    // Groups of one number have only a space, a dot or a hyphen between them.
    if (last && /^[ .\-()·_]*$/.test(text.slice(last.to, token.from))) runs.at(-1)?.push(token);
    else runs.push([token]);
    last = token;
  }
  return runs.flatMap((run) => cheapest(run, text));
}

const groups = /(?<![\p{L}\p{N}])(?:\d(?:[\dOolI]*\d)?|[Oo](?=[\dOolI]{7})[\dOolI]*\d)(?![\p{L}\p{N}])/gu;

const placeWord =
  /(?:thôn|thon|ấp|ap|xóm|xom|tổ|to|đội|doi|khu|phố|pho|số|so|nhà|nha|ngõ|ngo|hẻm|hem|kiệt|lớp|lop|khối|khoi|đường|duong|buôn|buon|bản|làng|quận|quan|phường|phuong|cụm|km|lô|khóm)[ .]*$/iu;

/** More groups than that are no number. */
const MAX_GROUPS = 6;
/** What is left over: a house number costs little, a long number must be something. */
const priceOf = ({ digits }: Token): number => (digits.length < 6 ? 12 : 50);

function cheapest(run: readonly Token[], text: string): readonly Spelt[] {
  const best: { readonly price: number; readonly found: readonly Spelt[] }[] = [{ price: 0, found: [] }];
  for (let to = 1; to <= run.length; to++) {
    const before = best[to - 1] ?? { price: 0, found: [] };
    let choice = { price: before.price + priceOf(run[to - 1] as Token), found: before.found };
    for (let from = Math.max(0, to - MAX_GROUPS); from < to; from++) {
      const part = run.slice(from, to);
      const spelt = read(part, text);
      const until = best[from];
      if (spelt === undefined || until === undefined) continue;
      const price = until.price + spelt.price + 2 * (to - from - 1);
      if (price < choice.price) choice = { price, found: [...until.found, spelt.spelt] };
    }
    best.push(choice);
  }
  return best.at(-1)?.found ?? [];
}

function read(
  part: readonly Token[],
  text: string,
): { readonly price: number; readonly spelt: Spelt } | undefined {
  const digits = part.map((token) => token.digits).join('');
  const [first, last] = [part[0], part.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (part.length > 1 && part.some((token) => token.digits.length < 2)) return undefined;
  const field = fieldOf(digits, first.plus, part.length);
  if (field === undefined) return undefined;
  const [kind, price] = field;
  const from = first.plus ? first.from - 1 : first.from;
  return { price, spelt: { field: kind, value: text.slice(from, last.to), from, to: last.to } };
}

/** What so many digits are, and how sure that is: 0 where nothing else has that form. */
function fieldOf(
  digits: string,
  plus: boolean,
  count: number,
): readonly [Spelt['field'], number] | undefined {
  if (plus) return /^\d{9,14}$/.test(digits) ? ['phone', 0] : undefined;
  if (/^\d{3}[0-3]\d{8}$/.test(digits)) return ['citizenId', 0];
  if (/^0[2-9]\d{8}$/.test(digits) || /^02\d{9}$/.test(digits)) return ['phone', 0];
  if (/^84[2-9]\d{8}$/.test(digits) || /^01\d{9}$/.test(digits)) return ['phone', 1];
  if (count === 1 && /^(?:19|20)\d{2}$/.test(digits)) return ['birth', 1];
  // Wrong, but certainly meant: its reader says what is wrong with it.
  if (digits.length >= 9 && digits.length <= 14) return ['citizenId', 5];
  return undefined;
}
