import { fold } from '../message/fold.ts';

/** What a person can say at any point of any conversation. */
export const CONTROLS = ['back', 'restart', 'stop', 'help', 'menu', 'resume'] as const;
export type Control = (typeof CONTROLS)[number];

/** Folded words for each control, in every language at once. */
export type ControlWords = ReadonlyMap<string, Control>;

export function toControlWords(lists: readonly (readonly [Control, string])[]): ControlWords {
  return new Map(
    lists.flatMap(([control, list]) => list.split('|').map((item) => [fold(item), control] as const)),
  );
}

/** "Quay lại", "quay lai.", "/menu": undefined when the text is anything more than the control itself. */
export function readControl(text: string, words: ControlWords): Control | undefined {
  return words.get(
    fold(text)
      .replaceAll(/[?!.,]+$/g, '')
      .replace(/^\//, '')
      .trim(),
  );
}

/** Buttons that mean a control carry "!menu"; those that mean a command carry "/tong thon-3". */
export const controlToken = (control: Control): string => `!${control}`;

export function readControlToken(token: string): Control | undefined {
  return CONTROLS.find((control) => token === controlToken(control));
}
