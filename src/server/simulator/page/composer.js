import { createAttach } from './attach.js';
import { make, post } from './dom.js';

/** Where a person writes. Messages leave one after another; one that got stuck is offered again under the same id. */
export function createComposer(element, persona, words) {
  const form = element.querySelector('.composer');
  const field = form.querySelector('textarea');
  const problem = element.querySelector('.problem');
  let before = Promise.resolve();

  field.setAttribute('aria-label', `${field.placeholder} – ${persona.role}`);
  field.addEventListener('input', grow);
  field.addEventListener('keydown', (event) => {
    // A Vietnamese keyboard may be in the middle of a letter; that Enter only ends the letter.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });

  createAttach(element, persona, words, {
    send,
    fail: (because, again) => (because === undefined ? hide() : complain(because, again)),
  });

  return { send };

  function submit() {
    const text = field.value.trim();
    if (text === '') return field.focus();
    field.value = '';
    grow();
    send({ text });
  }

  function send(what) {
    const message = { persona: persona.id, id: newId(), ...what };
    before = before.then(() => deliver(message));
  }

  async function deliver(message) {
    try {
      await post('/simulator/messages', message);
      hide();
    } catch (failure) {
      show(failure, message);
    }
  }

  function show({ message: because, isFinal }, message) {
    complain(because, isFinal ? undefined : () => (before = before.then(() => deliver(message))));
    if (isFinal && message.text && field.value === '') field.value = message.text;
  }

  /** Says what did not go, and offers to try again where that can help. */
  function complain(because, again) {
    const retry = make('button', { type: 'button' }, words.retry);
    retry.addEventListener('click', () => {
      hide();
      field.focus();
      again();
    });
    problem.textContent = '';
    problem.append(make('span', {}, `${words['not-sent']} ${because}`), ...(again ? [retry] : []));
    problem.hidden = false;
  }

  function hide() {
    problem.hidden = true;
  }

  function grow() {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  }
}

/** Unlike crypto.randomUUID, this exists on old phones and without https. */
function newId() {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 12)}`;
}
