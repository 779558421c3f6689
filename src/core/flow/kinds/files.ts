import { MAX_FILE, megabytes } from '../../media/max-file.ts';
import type { Enclosure } from '../../message/attachment.ts';
import type { Text } from '../../message/message.ts';
import type { Move, Offer, Said } from '../behaviour.ts';
import type { Wanted } from '../flow.ts';
import type { Answer } from '../session.ts';

type Files = Extract<Wanted, { readonly type: 'files' }>;

/** A file as an answer remembers it: nothing of it has been fetched yet. */
export interface PickedFile extends Enclosure {
  readonly album?: string;
}

/** Files come one after the other, until "that is all". How many there will be is not known while they come. */
export const filesOffers = (picked: readonly string[]): readonly Offer[] =>
  picked.length === 0
    ? []
    : [
        { id: 'finish', label: { key: 'flow.choice.album-done' } },
        { id: 'again', label: { key: 'flow.choice.files-again' } },
      ];

/** What is asked for once some have come; undefined before. */
export const moreFiles = (picked: readonly string[]): Text | undefined =>
  picked.length === 0 ? undefined : { key: 'flow.files.more', params: { count: picked.length } };

/**
 * An album comes as many messages; only its first one is answered. What cannot be taken is told of at once, and what
 * came beside it is not lost with it.
 */
export function files(
  { kinds, max }: Files,
  { choice, enclosures = [], album }: Said,
  picked: readonly string[],
  answered: (answer: Answer) => Move,
): Move {
  if (choice === 'finish' && picked.length > 0) return answered(picked);
  if (choice === 'again') return { type: 'change', change: { picked: [] } };
  if (enclosures.length === 0) return { type: 'again', first: [{ key: 'flow.files.none' }] };
  const usable = enclosures.filter(({ kind, size = 0 }) => kinds.includes(kind) && size <= MAX_FILE);
  const all = [...picked, ...usable.map((one) => JSON.stringify({ ...one, ...(album && { album }) }))];
  const first = [
    ...(enclosures.some(({ kind }) => !kinds.includes(kind)) ? [{ key: 'flow.files.other-kind' }] : []),
    ...(enclosures.some(({ size = 0 }) => size > MAX_FILE)
      ? [{ key: 'flow.files.too-big', params: { limit: megabytes(MAX_FILE) } }]
      : []),
    ...(all.length > max ? [{ key: 'flow.files.many', params: { max } }] : []),
  ];
  const taken = all.slice(0, max);
  if (taken.length === picked.length) return { type: 'again', first };
  const isSameAlbum = album !== undefined && readPicked(picked).at(-1)?.album === album;
  return { type: 'gather', picked: taken, quiet: isSameAlbum && first.length === 0, first };
}

/** The files that an answer names. */
export const readPicked = (answer: Answer | undefined): readonly PickedFile[] =>
  Array.isArray(answer) ? answer.map((one) => JSON.parse(one) as PickedFile) : [];
