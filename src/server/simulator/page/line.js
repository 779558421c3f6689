import { toFiles } from './attach.js';
import { make, withLinks } from './dom.js';

/** Buttons with no more letters than this stand beside each other. */
const SHORT = 16;

/** One bubble with its time and its buttons. Who speaks is said to those who cannot see the side it is on. */
export function toElement({ persona, from, text, choices, picture, files, time, iso }, words) {
  const who = make('span', { className: 'unseen' }, `${from === 'bot' ? words.bot : words.you}: `);
  const line = make(
    'div',
    { className: `line last by-${from}` },
    make('p', { className: text === '' ? 'unseen' : 'bubble' }, who, ...withLinks(text)),
    ...(files ? [toFiles(files, persona, words)] : []),
    ...(picture ? [toImage(picture)] : []),
    make('time', { dateTime: iso }, time),
  );
  if (choices.length > 0) line.append(toList(choices, words));
  return line;
}

/** Of a fixed size, so that nothing jumps when it arrives. */
const toImage = ({ name, alt }) =>
  make('img', { className: 'picture', src: `/simulator/pictures/${name}`, alt, width: 90, height: 120 });

function toList(choices, words) {
  const items = choices.map(({ token, text }) =>
    make('li', {}, make('button', { type: 'button', 'data-token': token }, text)),
  );
  const fits = choices.every(({ text }) => text.length <= SHORT);
  return make(
    'ul',
    { className: fits ? 'choices short' : 'choices', role: 'list', 'aria-label': words.choices },
    ...items,
  );
}
