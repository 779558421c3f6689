import { words } from './desk-call.js';
import { fill, make } from './dom.js';

/** That something was erased, when and how much of it: all that anybody can still know. */
export function purgesSection(purges) {
  if (purges.length === 0) return '';
  const lineOf = ({ id, on, state, because, parts, files, bytes }) =>
    make(
      'li',
      {},
      fill(words[`purged-${because}`], {
        certificate: id.slice(-8),
        day: on.split('-').reverse().join('/'),
        state: words[`state-${state}`],
        parts,
        files,
        size: Math.ceil(bytes / 1024),
      }),
    );
  return make(
    'details',
    { id: 'purges' },
    make('summary', {}, fill(words.purges, { count: purges.length })),
    make('p', {}, words['purges-note']),
    make('ul', {}, purges.map(lineOf)),
  );
}
