import { fold } from '../message/fold.ts';
import type { Text } from '../message/message.ts';
import { labelPlate, type Plate, readBarePlate, readPlate } from './plate.ts';
import { cutPlates } from './plate-list.ts';
import { doubt, no, type Reading, sure } from './reading.ts';

/**
 * Reads the plates of all of a person's vehicles, one a line or with a comma, a semicolon or "và" between them.
 * "Không có xe" is an answer too: the empty list.
 */
export function readPlates(text: string): Reading<readonly Plate[]> {
  const bare = readBarePlate(text);
  if (bare !== undefined) return toList(bare);
  if (saysNone(text)) return sure([]);
  const parts = cutPlates(text);
  if (parts.length > mostPlates) return no({ key: 'person.plate.too-many', params: { most: mostPlates } });
  const [only, ...more] = parts.map(readPlate);
  if (only === undefined) return no({ key: 'person.plate.none' });
  if (more.length === 0) return toList(only);
  return combine([only, ...more]);
}

/** More is a pasted list, not an answer. */
const mostPlates = 20;

function toList(reading: Reading<Plate>): Reading<readonly Plate[]> {
  if (reading.verdict === 'no') return reading;
  if (reading.verdict === 'sure') return sure([reading.value]);
  return { ...reading, readings: reading.readings.map((choice) => ({ ...choice, value: [choice.value] })) };
}

function combine(readings: readonly Reading<Plate>[]): Reading<readonly Plate[]> {
  const doubts: Text[] = [];
  const choices: Choices[] = [];
  for (const reading of readings) {
    if (reading.verdict === 'no') return reading;
    if (reading.verdict === 'doubt') doubts.push(reading.because);
    choices.push(reading.verdict === 'doubt' ? reading.readings : [{ id: '', value: reading.value }]);
  }
  const [first, ...others] = doubts;
  const lists = (isShort(choices) ? everyList(choices) : alikeLists(choices)).map(dropRepeated);
  if (first === undefined) return sure(lists[0] ?? []);
  return doubt(
    [first, ...others],
    lists.map((plates, index) => ({ id: `list-${index + 1}`, value: plates, label: labelList(plates) })),
  );
}

type Choices = readonly { readonly id: string; readonly value: Plate }[];

/** A menu longer than six helps nobody. */
const isShort = (choices: readonly Choices[]): boolean =>
  choices.reduce((product, { length }) => product * length, 1) <= 6;

const everyList = (choices: readonly Choices[]): readonly (readonly Plate[])[] =>
  choices.reduce<readonly (readonly Plate[])[]>(
    (lists, readings) => lists.flatMap((list) => readings.map(({ value }) => [...list, value])),
    [[]],
  );

/** All of them cars, or all of them motorbikes. */
function alikeLists(choices: readonly Choices[]): readonly (readonly Plate[])[] {
  const ids = new Set(choices.flat().map(({ id }) => id));
  ids.delete('');
  return [...ids].map((wanted) =>
    choices.flatMap((readings) => (readings.find(({ id }) => id === wanted) ?? readings[0])?.value ?? []),
  );
}

const dropRepeated = (plates: readonly Plate[]): readonly Plate[] =>
  plates.filter(({ display }, index) => plates.findIndex((plate) => plate.display === display) === index);

const labelList = (plates: readonly Plate[]): Text =>
  plates.map(labelPlate).reduce((first, second) => ({ key: 'person.plate.list', params: { first, second } }));

function saysNone(text: string): boolean {
  const said = fold(text)
    .replace(/[^a-z0-9 ]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return none.test(said);
}

const none =
  /^(?:(?:da|toi|em|minh|chau|con|nha toi|nha em|gia dinh) )*(?:khong|ko|k|hong|chua|0|no|none|nothing|i have no)(?: (?:co|di|mua|dung|su dung|vehicles?|cars?|motorbikes?|plates?|xe|may|o|to|oto|bien|so|phuong tien|nao|gi|ca|het|dau|a|nhe))*$/;
