import type { Text } from '../message/message.ts';
import { findForms, type PlateForm, type PlateKind } from './plate-forms.ts';
import { platePlaces } from './plate-provinces.ts';
import { stripPlateWords } from './plate-words.ts';
import { doubt, no, type Reading, sure } from './reading.ts';

export interface Plate {
  /** As typed. */
  readonly raw: string;
  /** Without any separator, as VNeID asks for it. A car and a motorbike can share it: compare `display`. */
  readonly compact: string;
  readonly display: string;
  readonly kind: PlateKind;
}

/** Reads one plate. A form or a place that is not known is a warning only: the plate is taken once it is confirmed. */
export function readPlate(text: string): Reading<Plate> {
  const bare = readBarePlate(text);
  if (bare !== undefined) return bare;
  const raw = text.normalize('NFC').trim();
  const { rest, vehicle } = stripPlateWords(raw);
  return readTyped(raw, normalise(rest), vehicle);
}

/** Written as on the plate, there is nothing to take off and nothing to put right. Undefined where it is not. */
export function readBarePlate(text: string): Reading<Plate> | undefined {
  if (!isBare(text)) return undefined;
  const plates = findPlates(text, text, undefined);
  return plates.length > 0 ? judge(plates) : readOdd(text, text, undefined);
}

/** "36B1-123.45", "30A12345": the signs of a plate and nothing else. */
const isBare = (text: string): boolean => /^\d{2}[A-Z][A-Z\d]?[\d.-]+$/.test(text);

function readTyped(raw: string, typed: string, vehicle: PlateKind | undefined): Reading<Plate> {
  const compact = typed.replace(separators, '');
  if (!/\d/.test(compact)) return no({ key: 'person.plate.none' });
  if (/^\d{9,}$/.test(compact)) return no({ key: 'person.plate.other-number' });

  const plates = findPlates(raw, typed, vehicle);
  return plates.length > 0 ? judge(plates) : readOdd(raw, typed, vehicle);
}

/** "Xe máy 36B1-123.45" */
export const labelPlate = (plate: Plate): Text => ({
  key: `person.plate.as.${plate.kind}`,
  params: { plate: plate.display },
});

/** NFC, capitals, one đ and one hyphen. What stands between the groups is kept, because it can decide the form. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[ÐƉ]/g, 'Đ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/(\d{3}),(\d{2})$/, '$1.$2');
}

const separators = /[\s.\-/_·]/g;

const toPlate = (raw: string, { compact, display, kind }: PlateForm): Plate => ({
  raw,
  compact,
  display,
  kind,
});

/** Every plate it can be; what the person said of the vehicle, or the separators, can leave one of two. */
function findPlates(raw: string, typed: string, said: PlateKind | undefined): readonly Plate[] {
  const forms = findForms(typed.replace(separators, ''));
  if (forms.length < 2) return forms.map((form) => toPlate(raw, form));
  const vehicle = said ?? vehicleBySeparators(typed);
  const meant = forms.filter(({ kind }) => kind === vehicle);
  return (meant.length > 0 ? meant : forms).map((form) => toPlate(raw, form));
}

/** 51T-112.34 is a car, 51-T1 1234 a motorbike; 51T11234 could be both. */
function vehicleBySeparators(typed: string): PlateKind | undefined {
  let length = 0;
  const cuts = typed.split(/[\s.\-/_·]+/).map((group) => {
    length += group.length;
    return length;
  });
  const car = cuts.includes(3) || cuts.includes(6);
  return car === cuts.includes(4) ? undefined : car ? 'car' : 'motorbike';
}

function judge(plates: readonly Plate[]): Reading<Plate> {
  const [first] = plates;
  if (first === undefined) return no({ key: 'person.plate.none' });
  const code = first.compact.slice(0, 2);
  const unknown = !platePlaces.has(code) && /^\d/.test(code);
  if (plates.length === 1 && !unknown) return sure(first);
  const pair: Text = { key: `person.plate.${pairOf(plates)}`, params: { plate: first.compact } };
  const place: Text = { key: 'person.plate.unknown-place', params: { plate: first.display, code } };
  const reasons: readonly [Text, ...Text[]] =
    plates.length === 1 ? [place] : unknown ? [pair, place] : [pair];
  return doubt(
    reasons,
    plates.map((plate) => ({
      id: plates.length > 1 ? plate.kind : 'keep',
      value: plate,
      label:
        plates.length > 1
          ? labelPlate(plate)
          : { key: 'person.plate.keep', params: { plate: plate.display } },
    })),
  );
}

const pairOf = (plates: readonly Plate[]): 'car-or-motorbike' | 'electric-or-not' =>
  plates.some(({ kind }) => kind === 'electric-motorbike') ? 'electric-or-not' : 'car-or-motorbike';

/** No known form. A letter O or I in it is likely a 0 or 1; otherwise it is offered as typed. */
function readOdd(raw: string, typed: string, vehicle: PlateKind | undefined): Reading<Plate> {
  const compact = typed.replace(separators, '');
  const display = typed.replace(/\s+/g, ' ').trim();
  const keep = { raw, compact, display, kind: 'unknown' as const };
  const odd = /^[A-Z\d]*[IJOQW][A-Z\d]*$/.test(compact) ? 'never-used-letter' : 'unknown-form';
  return doubt(
    [{ key: `person.plate.${odd}`, params: { plate: display } }],
    [
      ...findPlates(raw, typed.replace(/O/g, '0').replace(/I/g, '1'), vehicle).map((plate) => ({
        id: `repaired-${plate.kind}`,
        value: plate,
        label: labelPlate(plate),
      })),
      { id: 'keep', value: keep, label: { key: 'person.plate.keep', params: { plate: display } } },
    ],
  );
}
