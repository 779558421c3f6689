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
      problem.hidden = true;
    } catch (failure) {
      show(failure, message);
    }
  }

  function show({ message: because, isFinal }, message) {
    const again = make('button', { type: 'button' }, words.retry);
    again.addEventListener('click', () => {
      problem.hidden = true;
      field.focus();
      before = before.then(() => deliver(message));
    });
    problem.textContent = '';
    problem.append(make('span', {}, `${words['not-sent']} ${because}`), ...(isFinal ? [] : [again]));
    problem.hidden = false;
    if (isFinal && message.text && field.value === '') field.value = message.text;
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
