/** A sentence cut at its placeholders once, so that rendering it is only joining. */
export interface Template {
  readonly first: string;
  readonly slots: readonly Slot[];
}

interface Slot {
  readonly name: string;
  /** `{{people, number}}` is written with the language's thousands separator; a plain `{{year}}` is not. */
  readonly isNumber: boolean;
  /** What stands between this placeholder and the next. */
  readonly after: string;
}

export function toTemplate(sentence: string): Template {
  const [first = '', ...rest] = sentence.split(/\{\{\s*([^{}]*?)\s*\}\}/);
  const slots: Slot[] = [];
  for (let n = 0; n < rest.length; n += 2) {
    const [name = '', format] = (rest[n] ?? '').split(/\s*,\s*/);
    slots.push({ name, isNumber: format === 'number', after: rest[n + 1] ?? '' });
  }
  return { first, slots };
}
