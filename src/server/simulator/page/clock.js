import { byId, fill, make, post } from './dom.js';

/** The clock of the campaign: shows where it stands and what lies ahead, and takes it forward. */
export function createClock(first, words, announce) {
  const buttons = [...document.querySelectorAll('[data-move]')];
  const more = byId('more');
  let isMoving = false;

  more.addEventListener('click', () => {
    more.setAttribute('aria-expanded', String(more.getAttribute('aria-expanded') !== 'true'));
  });
  for (const button of buttons) button.addEventListener('click', () => move(JSON.parse(button.dataset.move)));
  show(first);
  return { show };

  function show({ iso, day, time, next }) {
    byId('now').querySelector('.date').textContent = day;
    byId('now').querySelector('b').textContent = time;
    byId('now').dateTime = iso;
    const ahead = next
      ? [`${words.next}: ${next.day}, ${next.time}`, make('b', {}, next.what)]
      : [words['nothing-ahead']];
    byId('ahead').textContent = '';
    byId('ahead').append(...ahead);
  }

  /** The buttons stay in reach while they rest, so that the keyboard does not lose its place. */
  async function move(body) {
    if (isMoving) return;
    rest(true);
    announce(words.moving);
    try {
      const { clock } = await post('/simulator/clock', body);
      show(clock);
      announce(fill(words.moved, clock));
    } catch ({ message }) {
      announce(message || words.offline);
      if (message) byId('ahead').textContent = message;
    }
    rest(false);
  }

  function rest(isResting) {
    isMoving = isResting;
    for (const button of buttons) button.setAttribute('aria-disabled', String(isResting));
  }
}
