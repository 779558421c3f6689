import { platePlaces } from '../person/plate-provinces.ts';
import type { Line } from './line.ts';
import { findNumbersIn } from './numbers.ts';
import type { Field } from './written.ts';

/** A value that is known by its form, wherever it stands. */
export interface Spot {
  readonly field: Field;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** Plates, dates and numbers of a line, in order. What is found first is not looked at again. */
export function findSpots({ text, plain }: Line): readonly Spot[] {
  const spots: Spot[] = [];
  let rest = text;
  const take = (found: readonly Spot[]): void => {
    for (const spot of found) {
      spots.push(spot);
      // A sign that belongs to no number.
      rest = rest.slice(0, spot.from) + '\u0001'.repeat(spot.to - spot.from) + rest.slice(spot.to);
    }
  };
  take(findPlates(text, plain));
  take(findDates(rest));
  take(findNumbersIn(rest));
  return spots.toSorted((a, b) => a.from - b.from);
}

const plate =
  /(?<![\p{L}\p{N}.])0?\d{2} ?[-. _/]? ?(?:[A-ZĐ]{1,2}\d?) ?[-. _/]{0,2} ?(?:\d{3}[.,]?\d{2}|\d{3} \d{2}|\d{4})(?![\p{L}\p{N}])(?![ .]\d{3,4}(?!\d))/giu;
const military = /(?<![\p{L}\p{N}])[A-Z]{2}-\d{2}-\d{2,3}(?![\p{L}\p{N}])/gu;
const diplomatic = /(?<![\p{L}\p{N}])\d{2}-?\d{3}-?(?:NG|QT|CV|NN)-?\d{2}(?![\p{L}\p{N}])/gu;

function findPlates(text: string, plain: string): readonly Spot[] {
  return [plate, military, diplomatic].flatMap((pattern) =>
    [...text.matchAll(pattern)]
      // "Lớp 12A1 0751…" is a class; no place has the code 10.
      .filter(({ 0: typed, index }) => isPlateCode(typed) && !/lop ?$/.test(plain.slice(0, index)))
      .map(
        ({ 0: value, index }): Spot => ({ field: 'plates', value, from: index, to: index + value.length }),
      ),
  );
}

const isPlateCode = (typed: string): boolean =>
  !/^\d/.test(typed) || platePlaces.has(typed.replace(/^0(?=\d{2})/, '').slice(0, 2));

const date =
  /(?<![\d.\-/])(?:(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(?:\d{4}|\d{2})|\d{4}-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+Z?)?)?)(?![\d/]|[.-]\d)/g;

function findDates(text: string): readonly Spot[] {
  return [...text.matchAll(date)]
    .filter(
      ([, day = '', month = '', isoMonth, isoDay]) => isDay(isoDay ?? day) && isMonth(isoMonth ?? month),
    )
    .map(({ 0: value, index }): Spot => ({ field: 'birth', value, from: index, to: index + value.length }));
}

const isDay = (digits: string): boolean => Number(digits) >= 1 && Number(digits) <= 31;
const isMonth = (digits: string): boolean => Number(digits) >= 1 && Number(digits) <= 12;
