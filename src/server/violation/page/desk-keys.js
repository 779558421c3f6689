import { call, setting, words } from './desk-call.js';
import { checked, fill, labelled, make, save, tell } from './dom.js';
import { lockKey, newKey, publicOf } from './seal.js';

const LAST = 8;

/** Keys of the desk: those in use, and those that somebody else has to confirm. */
export function keysSection(list, back) {
  const act = (path, key) => async () => {
    const answer = await call(path, { key });
    await back(answer.message || words.done);
  };
  const row = (each, ...buttons) =>
    make(
      'li',
      {},
      `${each.label}${each.spare ? ` – ${words['spare-key']}` : ''} `,
      make('span', { class: 'key' }, each.key),
      ' ',
      buttons,
    );
  const button = (name, path, each) =>
    make(
      'button',
      { type: 'button', 'aria-label': `${words[name]}: ${each.label}`, onclick: act(path, each.key) },
      words[name],
    );
  const retire = (each) => button('retire', '/desk/keys/retire', each);
  return make(
    'section',
    { id: 'keys' },
    make('h2', {}, words.keys),
    list.waiting.length > 0 &&
      make(
        'div',
        { id: 'waiting' },
        make('h3', {}, words['waiting-keys']),
        make('p', {}, fill(words['confirm-note'], { count: LAST })),
        make(
          'ul',
          {},
          list.waiting.map((each) =>
            row(
              each,
              make('strong', {}, each.key.slice(-LAST)),
              button('confirm-key', '/desk/keys/confirm', each),
              retire(each),
            ),
          ),
        ),
      ),
    list.keys.some(({ spare }) => spare) ? '' : make('p', { class: 'refused' }, words['spare-note']),
    make(
      'ul',
      {},
      list.keys.map((each) => row(each, retire(each))),
    ),
    make(
      'details',
      {},
      make('summary', {}, words['add-key']),
      makeKeyForm({ isFirst: false, made: () => back(words['key-waits']) }),
    ),
    make('details', {}, make('summary', {}, words['paste-key']), pasteKeyForm(back)),
  );
}

/** Makes a key in this browser; its file is for the officer to keep, and its public half goes to the server. */
export function makeKeyForm({ isFirst, made }) {
  const label = make('input', { name: 'label', maxlength: 60 });
  const passphrase = make('input', {
    type: 'password',
    name: 'new-passphrase',
    autocomplete: 'new-password',
  });
  const spare = make('input', { type: 'checkbox', name: 'spare' });
  const heard = make('p', { role: 'status', class: 'refused' });
  const form = make(
    'form',
    {},
    make('p', {}, words['make-key-note']),
    labelled(words.label, label),
    labelled(words['new-passphrase'], passphrase),
    isFirst ? '' : checked(words['spare-key'], spare),
    heard,
    make('button', {}, words['make-key']),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const complain = (sentence, input) => {
      tell(heard, sentence);
      input.focus();
    };
    if (label.value.trim() === '') return complain(words['label-missing'], label);
    if (passphrase.value.length < 12) return complain(words['weak-passphrase'], passphrase);
    const opened = await newKey();
    const locked = await lockKey(opened, passphrase.value);
    const key = await publicOf(opened);
    const answer = await call('/desk/keys', { key, label: label.value, spare: spare.checked });
    if (!answer.done) return tell(heard, answer.message);
    save(`khoa-${setting.commune}.age`, locked, 'application/octet-stream');
    // The spare one stays in its file and nowhere else.
    await made(spare.checked ? undefined : { locked, opened });
  });
  return form;
}

/** The public half of a key that was made elsewhere, as on a machine without a network. */
function pasteKeyForm(back) {
  const key = make('input', { name: 'public-key', maxlength: 80, autocomplete: 'off' });
  const label = make('input', { name: 'paste-label', maxlength: 60 });
  const spare = make('input', { type: 'checkbox', name: 'paste-spare', checked: true });
  const heard = make('p', { role: 'status', class: 'refused' });
  const form = make(
    'form',
    {},
    labelled(words['public-key'], key),
    labelled(words.label, label),
    checked(words['spare-key'], spare),
    heard,
    make('button', {}, words['paste-key']),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (label.value.trim() === '') {
      label.focus();
      return tell(heard, words['label-missing']);
    }
    const answer = await call('/desk/keys', { key: key.value, label: label.value, spare: spare.checked });
    if (!answer.done) return tell(heard, answer.message);
    await back(words['key-waits']);
  });
  return form;
}
