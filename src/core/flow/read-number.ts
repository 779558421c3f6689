import { no, type Reading, sure } from '../person/reading.ts';

interface Bounds {
  readonly min?: number;
  readonly max?: number;
  readonly decimals?: true;
}

/** "1.234" is a thousand in Vietnamese, "1,5" one and a half; "1,234" can be either, so it is asked back. */
export function readNumber(typed: string, bounds: Bounds): Reading<number> {
  const text = typed.normalize('NFKC').replaceAll(/\s+/g, '');
  const [first, ...others] = meanings(text, bounds).map((value) => judge(value, bounds));
  if (first === undefined) return no({ key: bounds.decimals ? 'flow.number.no' : 'flow.number.not-whole' });

  const possible = [first, ...others].filter((reading) => reading.verdict === 'sure');
  const [only] = possible;
  if (possible.length < 2) return only ?? first;
  return {
    verdict: 'doubt',
    because: { key: 'flow.number.which' },
    readings: possible.map(({ value }, n) => ({
      id: `as-${n + 1}`,
      value,
      label: { key: 'plain', params: { text: String(value).replace('.', ',') } },
    })),
  };
}

function meanings(text: string, { decimals }: Bounds): number[] {
  if (/^\d{1,15}$/.test(text)) return [Number(text)];
  const thousands = /^\d{1,3}(?:\.\d{3}){1,4}$|^\d{1,3}(?:,\d{3}){1,4}$/.test(text)
    ? [Number(text.replaceAll(/[.,]/g, ''))]
    : [];
  // A full stop before exactly three digits is how thousands are written here; a comma there may be either.
  const point = decimals && /^\d{1,12}(?:,\d{1,6}|\.(?!\d{3}$)\d{1,6})$/.test(text);
  return point ? [...thousands, Number(text.replace(',', '.'))] : thousands;
}

function judge(value: number, { min = 0, max }: Bounds): Reading<number> {
  if (value < min) return no({ key: 'flow.number.small', params: { min } });
  if (max !== undefined && value > max) return no({ key: 'flow.number.large', params: { max } });
  return sure(value);
}
