import type { Enclosure } from '../../message/attachment.ts';
import type { Move, Offer, Said } from '../behaviour.ts';
import type { Wanted } from '../flow.ts';
import type { Answer } from '../session.ts';

type Files = Extract<Wanted, { readonly type: 'files' }>;

/** A file as an answer remembers it: nothing of it has been fetched yet. */
export interface PickedFile extends Enclosure {
  readonly album?: string;
}

/** Files come one after the other, until "that is all". */
export const filesOffers = (picked: readonly string[]): readonly Offer[] =>
  picked.length === 0
    ? []
    : [
        { id: 'finish', label: { key: 'flow.choice.files-done', params: { count: picked.length } } },
        { id: 'again', label: { key: 'flow.choice.files-again' } },
      ];

/** An album comes as many messages; only its first one is answered. */
export function files(
  { kinds, max }: Files,
  { choice, enclosures = [], album }: Said,
  picked: readonly string[],
  answered: (answer: Answer) => Move,
): Move {
  if (choice === 'finish' && picked.length > 0) return answered(picked);
  if (choice === 'again') return { type: 'change', change: { picked: [] } };
  if (enclosures.length === 0) return { type: 'again', first: [{ key: 'flow.files.none' }] };
  const usable = enclosures.filter(({ kind }) => kinds.includes(kind));
  if (usable.length < enclosures.length) return { type: 'again', first: [{ key: 'flow.files.other-kind' }] };
  const all = [...picked, ...usable.map((one) => JSON.stringify({ ...one, ...(album && { album }) }))];
  if (all.length > max) return { type: 'again', first: [{ key: 'flow.files.many', params: { max } }] };
  const isSameAlbum = album !== undefined && readPicked(picked).at(-1)?.album === album;
  return { type: 'gather', picked: all, quiet: isSameAlbum };
}

/** The files that an answer names. */
export const readPicked = (answer: Answer | undefined): readonly PickedFile[] =>
  Array.isArray(answer) ? answer.map((one) => JSON.parse(one) as PickedFile) : [];
