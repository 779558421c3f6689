import { countingProofs } from '../../core/campaign/metric.ts';
import type { ListField } from '../../core/campaign/report.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { maskAddress, maskCitizenId, maskPhone, maskPlate } from '../../core/person/mask.ts';
import { dialled } from '../../core/person/phone.ts';
import { listOf } from '../../core/report/list-of.ts';
import { clockAt } from '../../core/time/clock-time.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';
import { createSerialOf } from '../../core/time/serial.ts';
import { showDay } from '../../core/time/show.ts';
import type { BookCell, BookColumn, LongSheet } from '../../ports/books.ts';
import type { PersonFields, Store } from '../../ports/store.ts';
import type { PersonField, PersonRow } from '../../ports/tables/person-rows.ts';
import type { Plan } from '../planner.ts';

interface Wanted {
  readonly plan: Plan;
  readonly units: readonly Unit[];
  /** Rows recorded after that are not in it. */
  readonly at: Instant;
  /** Everything but names is shortened. */
  readonly masked: boolean;
  readonly say: (text: Text) => string;
  /** Told after each page how many rows are done. */
  readonly onPage?: (done: number) => Promise<void>;
}

const PAGE = 250;
const WIDTHS: Partial<Record<ListField, number>> = { name: 28, address: 40, 'citizen-id': 16, plates: 18 };

/** The people of the lists, row by row, out of short transactions, so that nobody waits for a long file. */
export function peopleSheet(store: Store, wanted: Wanted): LongSheet {
  const { plan, units, say } = wanted;
  const { campaign } = plan;
  const asked = new Set(
    units.flatMap((unit) => listOf(campaign, unit)?.fields.map(({ field }) => field) ?? []),
  );
  const fields = FIELDS.filter((field) => asked.has(field));
  const columns: readonly BookColumn[] = [
    { title: say(text('export.column.number')), kind: 'number', width: 6 },
    { title: say(text('export.column.name')), kind: 'text', width: 28 },
    { title: say(text('board.column.unit')), kind: 'text', width: 26 },
    ...fields.map(
      (field): BookColumn => ({
        title: say(text(`export.column.${field}`)),
        kind: field === 'birth-year' ? 'number' : 'text',
        width: WIDTHS[field] ?? 18,
      }),
    ),
    ...campaign.metrics.map(
      ({ id }): BookColumn => ({
        title: say(text(`campaign.metric.${id}`)),
        kind: 'text',
        width: 22,
      }),
    ),
    { title: say(text('export.column.at')), kind: 'moment', width: 18 },
    { title: say(text('board.column.state')), kind: 'text', width: 24 },
  ];
  return {
    name: say(text('export.sheet.people', { at: plain(sheetMoment(wanted.at, campaign.timeZone)) })),
    columns,
    rows: rowsOf(store, wanted, fields),
  };
}

/** "09h00 31-12-2025": the name of a sheet takes neither colon nor slash, and stands on the screen whatever is scrolled. */
const sheetMoment = (at: Instant, timeZone: string): string =>
  `${clockAt(at, timeZone).replace(':', 'h')} ${showDay(dayOf(at, timeZone)).replaceAll('/', '-')}`;

/** What a list can hold besides the name, in the order of the papers; what was achieved has columns of its own. */
const FIELDS = ['address', 'citizen-id', 'plates', 'phone', 'birth-year', 'case', 'result'] as const;
type Field = (typeof FIELDS)[number];

const SEALED: Partial<Record<Field, PersonField>> = {
  address: 'address',
  'citizen-id': 'citizenId',
  plates: 'plates',
  phone: 'phone',
  'birth-year': 'birthYear',
};

async function* rowsOf(
  store: Store,
  { plan: { campaign }, units, at, masked, say, onPage }: Wanted,
  fields: readonly Field[],
): AsyncIterable<readonly BookCell[]> {
  const { commune, id } = campaign;
  let n = 0;
  const states = createStates(say);
  const serialOf = createSerialOf(campaign.timeZone);
  const sealed = fields.flatMap((field) => SEALED[field] ?? []);
  const counting = campaign.metrics.map((metric) => ({ id: metric.id, proofs: countingProofs(metric) }));
  for (const unit of units) {
    let after: string | undefined;
    do {
      const list = { commune, campaign: id, unit: unit.id };
      const page = await store.transaction((tx) =>
        tx.personRows.page(list, { until: at, limit: PAGE, ...(after && { after }), fields: sealed }),
      );
      for (const row of page.rows) {
        n += 1;
        const person = masked ? maskAll(row.person) : row.person;
        yield [
          n,
          person.name,
          unit.name,
          ...fields.map((field) => cellOf(field, person, row, say, campaign.groups)),
          ...counting.map(({ id: metric, proofs }) => {
            const proof = row.proofs[metric];
            if (proof !== undefined)
              return states(proofs.includes(proof) ? `report.proof.${proof}` : 'export.not-counted');
            return row.rejected[metric] === undefined ? undefined : states('export.rejected');
          }),
          serialOf(row.at),
          row.left === undefined
            ? states('export.in-list')
            : say(text('export.left', { reason: plain(row.left) })),
        ];
      }
      after = page.next;
      await onPage?.(n);
    } while (after !== undefined);
  }
}

/** The same few words stand in every row. */
function createStates(say: (text: Text) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const said = known.get(key) ?? say(text(key));
    known.set(key, said);
    return said;
  };
}

function cellOf(
  field: Field,
  person: PersonFields,
  { details }: PersonRow,
  say: (text: Text) => string,
  groups: Plan['campaign']['groups'],
): BookCell {
  switch (field) {
    case 'address':
      return person.address;
    case 'citizen-id':
      return person.citizenId;
    case 'plates':
      return person.plates?.join(', ');
    case 'phone':
      return person.phone && dialled(person.phone);
    case 'birth-year':
      return person.birthYear;
    case 'case': {
      const group = groups.find(({ number }) => `g${number}` === details['case']);
      return group && say(text(`campaign.group.${group.id}`));
    }
    case 'result':
      return details['result'] === undefined ? undefined : say(text(`report.result.${details['result']}`));
  }
}

/** The name stays, as it does in every list. */
const maskAll = ({ citizenId, phone, address, plates, ...rest }: PersonFields): PersonFields => ({
  ...rest,
  ...(citizenId !== undefined && { citizenId: maskCitizenId(citizenId) }),
  ...(phone !== undefined && { phone: maskPhone(phone) }),
  ...(address !== undefined && { address: maskAddress(address) }),
  ...(plates !== undefined && { plates: plates.map(maskPlate) }),
});
