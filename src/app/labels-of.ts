import { wordingKeys } from '../core/flow/wordings.ts';
import type { Choice, Language, TextKey } from '../core/message/message.ts';
import { type Option, toLabel } from '../core/message/option.ts';
import { readLabels } from '../core/message/words.ts';
import type { Words } from '../ports/words.ts';

type Labels = Option['labels'];

/** What it says on a button, and the common ways to say the same. */
export type LabelsOf = (language: Language, choice: Choice) => Labels;

/** What stands in the catalogue is made ready once, because every message is held against it. */
export function createLabelsOf(words: Words): LabelsOf {
  const kept = new Map<string, Labels>();

  function keep(language: Language, key: TextKey, read: (sentence: string) => Labels): Labels {
    const name = `${language} ${key}`;
    const known = kept.get(name) ?? read(words.say(language, { key }));
    kept.set(name, known);
    return known;
  }

  return (language, { id, label, others: names = [] }) => {
    const shown =
      label.params === undefined
        ? keep(language, label.key, (sentence) => [toLabel(sentence)])
        : [words.say(language, label)];
    const others = wordingKeys({ id, label })
      .filter((key) => words.has(key))
      .flatMap((key) => keep(language, key, readLabels));
    return [...shown, ...others, ...names];
  };
}
