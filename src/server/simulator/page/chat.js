import { createComposer } from './composer.js';
import { byId, fill, make } from './dom.js';
import { toElement } from './line.js';

/** Lines of one moment that come within so many milliseconds are read together, from the first of them on. */
const TOGETHER = 700;
/** A line so soon after the person's own, by the campaign's clock, is taken for the answer and not pointed out. */
const ANSWER = 60_000;

/** One phone: what was said, the buttons, and where to write. */
export function createChat(persona, words) {
  const element = byId('chat').content.firstElementChild.cloneNode(true);
  const find = (selector) => element.querySelector(selector);
  const log = find('.log');
  const hello = find('.hello');
  const composer = createComposer(element, persona, words);
  let day = '';
  let lastId = 0;
  let first = {};
  let lastAt = 0;
  let askedAt = 0;

  element.id = `chat-${persona.id}`;
  element.classList.add(`for-${persona.id}`);
  for (const face of element.querySelectorAll('.face use')) {
    face.setAttribute('href', `/simulator/page/icons.svg#${persona.id}`);
  }
  find('.who').before(make('h2', { className: 'role' }, persona.role));
  find('.who').append(persona.name, make('span', {}, ` · ${persona.note}`));
  find('.note').append(persona.note, document.createElement('br'), words.hello);
  log.tabIndex = 0;
  log.setAttribute('role', 'log');
  log.setAttribute('aria-label', fill(words.chat, { name: persona.role }));
  find('.start').addEventListener('click', () => {
    composer.send({ text: words.start });
    log.focus({ preventScroll: true });
  });
  log.addEventListener('keydown', walk);
  log.addEventListener('click', (event) => {
    const button = event.target.closest('[data-token]');
    if (button) composer.send({ token: button.dataset.token });
  });
  quiet();

  return {
    element,
    persona,
    add,
    clear,
    ready,
    show,
    isAnswer: (line) => Date.parse(line.iso) - askedAt < ANSWER,
  };

  /** False when this line is here already. */
  function add(line, isFresh) {
    if (line.id <= lastId) return false;
    lastId = line.id;
    hello.hidden = true;
    const shown = toElement(line, words);
    const heading = line.day === day ? [] : [make('p', { className: 'day' }, line.day)];
    day = line.day;
    if (line.from === 'person') askedAt = Date.parse(line.iso);
    const before = log.querySelector('.last');
    if (before) {
      before.classList.remove('last');
      for (const button of before.querySelectorAll('[data-token]')) button.tabIndex = -1;
    }
    if (isFresh) shown.classList.add('fresh');
    log.append(...heading, shown);
    reveal(heading[0] || shown, line, isFresh);
    return true;
  }

  /** Down to the newest, but never past the beginning of what belongs together and is not read yet. */
  function reveal(shown, line, isFresh) {
    const now = Date.now();
    const isUnread = isFresh && log.offsetParent === null;
    const goesOn = isFresh && line.from === 'bot' && isOneMoment(line, first) && now - lastAt < TOGETHER;
    if (!goesOn && !first.isUnread) first = { shown, iso: line.iso, isUnread };
    lastAt = now;
    if (isFresh) scroll();
  }

  function scroll() {
    if (first.shown) log.scrollTop = Math.min(log.scrollHeight, first.shown.offsetTop - 12);
  }

  /** The chat has come into view. */
  function show() {
    scroll();
    first.isUnread = false;
  }

  function clear() {
    for (const child of [...log.children]) if (child !== hello) child.remove();
    hello.hidden = false;
    first = {};
    day = '';
    lastId = 0;
    quiet();
  }

  /** While the history is put in, nothing of it is read out. */
  function quiet() {
    log.setAttribute('aria-live', 'off');
  }

  function ready() {
    scroll();
    log.setAttribute('aria-live', 'polite');
  }

  /** The arrow keys walk through all buttons; the Tab key stops at the newest only. */
  function walk(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step || !event.target.dataset.token) return;
    const buttons = [...log.querySelectorAll('[data-token]')];
    const next = buttons[buttons.indexOf(event.target) + step];
    if (next) next.focus();
    event.preventDefault();
  }
}

/** By the campaign's clock. */
function isOneMoment(one, other) {
  return Math.abs(Date.parse(one.iso) - Date.parse(other.iso)) < 2000;
}
