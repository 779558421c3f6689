import type { Text } from '../message/message.ts';
import { findForms, type PlateForm, type PlateKind } from './plate-forms.ts';
import { platePlaces } from './plate-provinces.ts';
import { stripPlateWords } from './plate-words.ts';
import { doubt, no, type Reading, sure } from './reading.ts';

export interface Plate {
  /** As typed. */
  readonly raw: string;
  /** Without any separator, which is what VNeID asks for and what two plates are compared by. */
  readonly compact: string;
  readonly display: string;
  readonly kind: PlateKind;
}

/** Reads one plate. A form or a place that is not known is a warning only: the plate is taken once it is confirmed. */
export function readPlate(text: string): Reading<Plate> {
  const raw = text.normalize('NFC').trim();
  const { rest, vehicle } = stripPlateWords(raw);
  const typed = normalise(rest);
  const compact = typed.replace(separators, '');
  if (!/\d/.test(compact)) return no({ key: 'person.plate.none' });
  if (/^\d{9,}$/.test(compact)) return no({ key: 'person.plate.other-number' });

  const forms = findForms(compact);
  if (forms.length === 0) return readOdd(raw, typed, compact);
  const likely = forms.filter((form) => isMeant(form, forms, vehicle ?? vehicleBySeparators(typed)));
  return judge((likely.length > 0 ? likely : forms).map((form) => toPlate(raw, form)));
}

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

const labelOf = (plate: Plate): Text => ({
  key: `person.plate.as.${plate.kind}`,
  params: { plate: plate.display },
});

function isMeant(form: PlateForm, forms: readonly PlateForm[], vehicle: PlateKind | undefined): boolean {
  return forms.length === 1 || vehicle === undefined || form.kind === vehicle;
}

/** 51T-112.34 is a car, 51-T1 1234 a motorbike; 51T11234 could be both. */
function vehicleBySeparators(typed: string): PlateKind | undefined {
  if (!/^\d{2}[A-Z]\d{5}$/.test(typed.replace(separators, ''))) return undefined;
  const car = /^\D*\d{2}[\s.\-/_·]*[A-Z][\s.\-/_·]/.test(typed) || /\d{3}[\s.\-/_·]+\d{2}$/.test(typed);
  const motorbike = /[A-Z]\d[\s.\-/_·]/.test(typed);
  return car === motorbike ? undefined : car ? 'car' : 'motorbike';
}

function judge(plates: readonly Plate[]): Reading<Plate> {
  const [first] = plates;
  if (first === undefined) return no({ key: 'person.plate.none' });
  const code = first.compact.slice(0, 2);
  const unknown = /^\d/.test(code) && !platePlaces.has(code);
  if (plates.length === 1 && !unknown) return sure(first);
  const pair: Text = { key: `person.plate.${pairOf(plates)}`, params: { plate: first.display } };
  const place: Text = { key: 'person.plate.unknown-place', params: { plate: first.display, code } };
  const reasons: readonly [Text, ...Text[]] =
    plates.length === 1 ? [place] : unknown ? [pair, place] : [pair];
  return doubt(
    reasons,
    plates.map((plate) => ({
      id: plates.length > 1 ? plate.kind : 'keep',
      value: plate,
      label:
        plates.length > 1 ? labelOf(plate) : { key: 'person.plate.keep', params: { plate: plate.display } },
    })),
  );
}

const pairOf = (plates: readonly Plate[]): 'car-or-motorbike' | 'electric-or-not' =>
  plates.some(({ kind }) => kind === 'electric-motorbike') ? 'electric-or-not' : 'car-or-motorbike';

/** No known form. A letter O or I in it is likely a 0 or 1; otherwise it is offered as typed. */
function readOdd(raw: string, typed: string, compact: string): Reading<Plate> {
  const repaired = findForms(compact.replace(/O/g, '0').replace(/I/g, '1')).map((form) => toPlate(raw, form));
  const display = typed.replace(/\s+/g, ' ').trim();
  const keep = { raw, compact, display, kind: 'unknown' as const };
  const odd = /[IJOQW]/.test(compact) ? 'never-used-letter' : 'unknown-form';
  return doubt(
    [{ key: `person.plate.${odd}`, params: { plate: display } }],
    [
      ...repaired.map((plate) => ({ id: `repaired-${plate.kind}`, value: plate, label: labelOf(plate) })),
      { id: 'keep', value: keep, label: { key: 'person.plate.keep', params: { plate: display } } },
    ],
  );
}
