import { findUnit as find } from '../core/campaign/find-unit.ts';
import { Id } from '../core/campaign/id.ts';
import type { Unit } from '../core/campaign/unit.ts';
import type { Command } from '../core/command/command.ts';
import { plain, type Say } from '../core/message/message.ts';
import { commandChoice, say, text } from '../core/message/say.ts';

/** The unit that was meant, or the question which one it is; its buttons ask for the same again, with the `rest`. */
export type FoundUnit = { readonly unit: Unit } | { readonly ask: Say };

export function findUnit(units: readonly Unit[], words: string, command: Command, rest = ''): FoundUnit {
  if (words === '' && units.length === 1) return { unit: units[0] as Unit };
  const found = words === '' ? { candidates: units } : find(units, words);
  if ('unit' in found) return found;

  const near = found.candidates;
  const about = { text: plain(words) };
  // An id is of a button, and of a unit that is there no more; nobody types one.
  const question =
    words === '' || (near.length > 0 && Id.safeParse(words).success && words.includes('-'))
      ? text('command.which-unit')
      : text(near.length > 0 ? 'command.similar-units' : 'command.unknown-unit', about);
  const choices = (near.length > 0 ? near : units).map((unit) =>
    commandChoice(command, `${unit.id} ${rest}`.trimEnd(), plain(unit.name)),
  );
  return { ask: say([question], choices) };
}

/** One of the person's own units; somebody else's unit is told apart from a slip of the pen. */
export function findOwnOf(
  own: readonly Unit[],
  all: readonly Unit[],
  words: string,
  command: Command,
  rest = '',
): { readonly unit: Unit } | { readonly says: readonly Say[]; readonly asks: boolean } {
  const found = findUnit(own, words, command, rest);
  if ('unit' in found) return found;
  const others = all.filter((unit) => !own.includes(unit));
  const isForeign = words !== '' && 'unit' in findUnit(others, words, command);
  return isForeign
    ? { says: [say([text('command.not-your-unit')])], asks: false }
    : { says: [found.ask], asks: true };
}
