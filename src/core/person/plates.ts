import { fold } from '../message/fold.ts';
import { type Plate, readPlate } from './plate.ts';
import { doubt, type Reading, sure } from './reading.ts';

/**
 * Reads the plates of all of a person's vehicles, one a line or with a comma, a semicolon or "và" between them.
 * "Không có xe" is an answer too: the empty list.
 */
export function readPlates(text: string): Reading<readonly Plate[]> {
  if (saysNone(text)) return sure([]);
  const readings = cutPlates(text).map(readPlate);
  const bad = readings.find((reading) => reading.verdict === 'no');
  if (bad !== undefined) return bad;
  if (readings.length === 0) return readPlate('') as Reading<never>;
  const doubts = readings.filter((reading) => reading.verdict === 'doubt');
  const [first, ...others] = doubts.map(({ because }) => because);
  const lists = combine(readings);
  if (first === undefined) return sure(lists[0]?.plates ?? []);
  return doubt(
    [first, ...others],
    lists.map(({ id, plates }, index) => {
      const only = doubts[0]?.readings[index];
      const alone = readings.length === 1 && only !== undefined;
      const list = plates.map(({ display }) => display).join(', ');
      return {
        id: id === '' ? 'keep' : id,
        value: plates,
        label: alone ? only.label : { key: 'person.plate.keep', params: { plate: list } },
      };
    }),
  );
}

interface Combination {
  readonly id: string;
  readonly plates: readonly Plate[];
}

/** A menu longer than this helps nobody; beyond it only the first reading of each plate is offered. */
const mostChoices = 6;

function combine(readings: readonly Reading<Plate>[]): readonly Combination[] {
  const all = readings.map((reading) =>
    reading.verdict === 'doubt'
      ? reading.readings
      : reading.verdict === 'sure'
        ? [{ id: '', value: reading.value }]
        : [],
  );
  const many = all.reduce((product, { length }) => product * length, 1) > mostChoices;
  return all
    .map((choices) => (many ? choices.slice(0, 1) : choices))
    .reduce<readonly Combination[]>(
      (made, choices) =>
        made.flatMap(({ id, plates }) =>
          choices.map((choice) => ({
            id: [id, choice.id].filter((part) => part !== '').join('+'),
            plates: plates.some(({ compact }) => compact === choice.value.compact)
              ? plates
              : [...plates, choice.value],
          })),
        ),
      [{ id: '', plates: [] }],
    );
}

/** A comma inside the number ("123,45") is a slip for its dot, not a new plate. */
function cutPlates(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .replace(/(?<=\d{3}),(?=\d{2}(?![\dA-Za-z]))/g, '.')
    .split(/[,;&+\r\n]|(?<!\p{L})v[àa](?!\p{L})/iu)
    .map((part) => part.replace(/^\s*(?:\d[.)]\s+|[-•*–]\s+)/, '').trim())
    .filter((part) => part !== '')
    .flatMap(cutBySpaces);
}

/** "30A12345 29B112345": two whole plates with only a space between them. */
function cutBySpaces(part: string): readonly string[] {
  const words = part.split(/\s+/);
  return words.length > 1 && words.every((word) => readPlate(word).verdict === 'sure') ? words : [part];
}

function saysNone(text: string): boolean {
  return none.test(
    fold(text)
      .replace(/[^a-z ]/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  );
}

const none =
  /^((da|toi|em|minh|chau|con|nha toi|nha em|gia dinh)\s)*(khong|ko|k|hong|chua|no|none|nothing|i have no)( (co|di|dung|su dung|vehicles?|cars?|motorbikes?|plates?|xe|may|o|to|oto|bien|so|phuong tien|nao|gi|ca|het|dau|a|nhe))*$/;
