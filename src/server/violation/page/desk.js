import { call, words } from './desk-call.js';
import { showTip } from './desk-tip.js';
import { make, save, settingOf, tell } from './dom.js';
import { merged } from './merged.js';
import { fromBase64, lockKey, newKey, openJson, publicOf, toBase64, unlockKey } from './seal.js';

const setting = settingOf('desk');
const root = document.getElementById('desk');
root.className = 'desk';
/** Under the passphrase; the secret itself is in memory only, for as long as the page is open. */
const PLACE = `cao-diem-desk-key:${setting.commune}`;

const field = (label, input) => make('label', {}, label, input);
const say = make('p', { role: 'status', id: 'said' });

function unlockForm() {
  const passphrase = make('input', {
    type: 'password',
    name: 'passphrase',
    autocomplete: 'current-password',
  });
  const file = make('input', { type: 'file', name: 'key-file', accept: '.age' });
  const form = make(
    'form',
    {},
    field(words['passphrase'], passphrase),
    field(words['key-file'], file),
    make('button', { class: 'main' }, words.unlock),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const [chosen] = file.files;
      const locked = chosen
        ? new Uint8Array(await chosen.arrayBuffer())
        : fromBase64(localStorage.getItem(PLACE) || '');
      const secret = await unlockKey(locked, passphrase.value);
      if (!secret) throw new Error('no key');
      if (chosen) localStorage.setItem(PLACE, toBase64(locked));
      await showDesk(secret);
    } catch {
      say.textContent = words['key-wrong'];
    }
  });
  return form;
}

function makeKeyForm() {
  const label = make('input', { name: 'label', maxlength: 60 });
  const passphrase = make('input', {
    type: 'password',
    name: 'new-passphrase',
    autocomplete: 'new-password',
  });
  const spare = make('input', { type: 'checkbox', name: 'spare' });
  const form = make(
    'form',
    {},
    make('p', {}, words['make-key-note']),
    field(words.label, label),
    field(words.passphrase, passphrase),
    make('label', {}, spare, ` ${words['spare-key']}`),
    make('button', {}, words['make-key']),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (passphrase.value.length < 12) return tell(say, words['weak-passphrase']);
    const secret = await newKey();
    const locked = await lockKey(secret, passphrase.value);
    const answer = await call('/desk/keys', {
      key: await publicOf(secret),
      label: label.value,
      spare: spare.checked,
    });
    if (!answer.done) return tell(say, answer.message);
    save(`khoa-${setting.commune}.age`, locked, 'application/octet-stream');
    // The spare one stays in its file and nowhere else.
    if (spare.checked) return tell(say, words.done);
    localStorage.setItem(PLACE, toBase64(locked));
    await showDesk(secret);
  });
  return form;
}

async function openTip(tip, secret) {
  try {
    const content = await merged(await openJson(fromBase64(tip.content), secret), secret);
    const relay = tip.relay ? await openJson(fromBase64(tip.relay), secret) : {};
    return { ...tip, opened: content, relay };
  } catch {
    return { ...tip, relay: {} };
  }
}

async function showDesk(secret, said) {
  const list = await call('/desk/list');
  if (!list.tips) return void root.replaceChildren(make('p', { class: 'refused' }, list.message));
  const tips = [];
  for (const tip of list.tips) tips.push(await openTip(tip, secret));
  await askFollowUps(tips);
  say.textContent = said || words['key-locked'];
  root.replaceChildren(
    say,
    listSection(tips, list, secret),
    keysSection(list, secret),
    await logSection(list, secret),
  );
}

/** Only a browser that holds a key can find the reporter's address in the seal, so it asks what fell due. */
async function askFollowUps(tips) {
  for (const tip of tips)
    if (tip.opened && tip.followUp && tip.followUp <= Date.now() && !tip.handled)
      await call(`/desk/tips/${tip.id}/follow-up`, { news: tip.relay.news });
}

const days = (since) => Math.max(0, Math.floor((Date.now() - since) / 86_400_000));

function listSection(tips, list, secret) {
  const back = (said) => showDesk(secret, said);
  const rows = tips.map((tip) => {
    const isOverdue = tip.due && tip.due <= Date.now();
    const act = tip.opened ? actName(tip.opened) : words.unreadable;
    const open = () => showTip(root, { tip, tips, keys: list.keys, secret, setting, back });
    return make(
      'tr',
      { 'data-state': tip.state },
      make('td', {}, make('button', { type: 'button', disabled: !tip.opened, onclick: open }, act)),
      make(
        'td',
        {},
        words[`state-${tip.state}`],
        tip.waits === 'nobody' ? '' : ` (${words[`waits-${tip.waits}`]})`,
      ),
      make(
        'td',
        { class: isOverdue ? 'overdue' : '' },
        `${days(tip.since)} ${words.days}`,
        isOverdue ? `, ${words.overdue}` : '',
      ),
    );
  });
  return make(
    'section',
    {},
    make('h2', {}, `${words.list} (${tips.length})`),
    make('table', {}, make('tbody', {}, rows)),
  );
}

const actName = (content) => {
  const act = setting.acts.find(({ id }) => id === content.act);
  return act ? act.name : content.what || words['other-act'];
};

function keysSection(list, secret) {
  const rows = list.keys.map(({ key, label, spare }) =>
    make(
      'li',
      {},
      `${label}${spare ? ` – ${words['spare-key']}` : ''} `,
      make('span', { class: 'key' }, key),
      make(
        'button',
        {
          type: 'button',
          onclick: async () => {
            const answer = await call('/desk/keys/retire', { key });
            await showDesk(secret, answer.message || words.done);
          },
        },
        words.retire,
      ),
    ),
  );
  return make(
    'section',
    {},
    make('h2', {}, words.keys),
    list.keys.some(({ spare }) => spare) ? '' : make('p', { class: 'refused' }, words['spare-note']),
    make('ul', {}, rows),
    make('details', {}, make('summary', {}, words['make-key']), makeKeyForm()),
  );
}

async function logSection(list, secret) {
  const lines = [];
  for (const { at, by, action, tip, reason } of list.acts) {
    let why = '';
    if (reason)
      why = await openJson(fromBase64(reason), secret).then(
        ({ text }) => `: ${text}`,
        () => ': 🔒',
      );
    const when = new Date(at).toLocaleString('vi-VN');
    lines.push(
      make('li', {}, `${when} · ${by.slice(-6)} · ${action}${tip ? ` · ${tip.slice(0, 8)}` : ''}${why}`),
    );
  }
  return make('section', {}, make('h2', {}, words.log), make('ul', { class: 'thread', id: 'log' }, lines));
}

root.replaceChildren(
  say,
  make(
    'section',
    {},
    make('h2', {}, words.unlock),
    localStorage.getItem(PLACE) ? '' : make('p', {}, words['no-key-yet']),
    unlockForm(),
  ),
  make('details', {}, make('summary', {}, words['make-key']), makeKeyForm()),
);
