import { mergeEarlier } from '/own/core/violation/merge-earlier.ts';
import { call, setting, words } from './desk-call.js';
import { commendList } from './desk-commend.js';
import { keysSection, makeKeyForm } from './desk-keys.js';
import { listSection } from './desk-list.js';
import { logSection } from './desk-log.js';
import { purgesSection } from './desk-purges.js';
import { resealSection } from './desk-reseal.js';
import { showTip } from './desk-tip.js';
import { labelled, make, settle, tell } from './dom.js';
import { fromBase64, openJson, toBase64, unlockKey } from './seal.js';

const root = document.getElementById('desk');
root.className = 'desk';
/** Under the passphrase; the secret itself is in memory only, for as long as the page is open. */
const PLACE = `cao-diem-desk-key:${setting.commune}`;
let secret;
/** What was opened before, by its seal: a desk with a thousand tips opens them once and not after every step. */
const opened = new Map();

/** Shows the desk as it is now, open or locked; `said` is what was done just before. */
async function show(said) {
  const list = await call('/desk/list');
  if (!list.tips) return settle(root, make('p', { class: 'refused' }, list.message));
  const heard = make('p', { role: 'status', id: 'said' }, said);
  if (secret === undefined) return settle(root, heard, ...lockedSections(list, heard));
  const tips = [];
  for (const tip of list.tips) {
    tips.push(await openTip(tip));
    if (tips.length % 50 === 0) await showProgress(tips.length, list.tips.length);
  }
  await fetchMissing(tips);
  const open = (tip) => showTip(root, { tip, tips, keys: list.keys, secret, back: show });
  settle(
    root,
    heard,
    listSection(tips, open),
    commendList(tips, list.keys, secret),
    resealSection(tips, list.keys, secret, show),
    keysSection(list, show),
    await logSection(list, secret),
    purgesSection(list.purges),
  );
}

function lockedSections(list, heard) {
  const isEmpty = list.keys.length === 0;
  const made = async (key) => {
    if (key) remember(key);
    await show(words[isEmpty ? 'done' : 'key-waits']);
  };
  return [
    isEmpty
      ? make('p', {}, words['no-desk-key'])
      : make('section', {}, make('h2', {}, words.unlock), unlockForm(heard)),
    make(
      'details',
      { open: isEmpty },
      make('summary', {}, words['make-key']),
      makeKeyForm({ isFirst: isEmpty, made }),
    ),
    isEmpty && list.waiting.length === 0 ? '' : keysSection(list, show),
  ];
}

function remember({ locked, opened }) {
  localStorage.setItem(PLACE, toBase64(locked));
  secret = opened;
}

function unlockForm(heard) {
  const passphrase = make('input', {
    type: 'password',
    name: 'passphrase',
    autocomplete: 'current-password',
    required: true,
  });
  const file = make('input', { type: 'file', name: 'key-file', accept: '.age' });
  const stored = localStorage.getItem(PLACE);
  const form = make(
    'form',
    {},
    stored ? '' : make('p', {}, words['no-key-yet']),
    labelled(words.passphrase, passphrase),
    labelled(words['key-file'], file),
    make('button', { class: 'main' }, words.unlock),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const [chosen] = file.files;
    if (!chosen && !stored) return tell(heard, words['no-key-yet']);
    tell(heard, words.opening);
    try {
      const locked = chosen ? new Uint8Array(await chosen.arrayBuffer()) : fromBase64(stored);
      const opened = await unlockKey(locked, passphrase.value);
      if (!opened) throw new Error('no key');
      remember({ locked, opened });
    } catch {
      tell(heard, words['key-wrong']);
      return passphrase.focus();
    }
    await show(words['key-locked']);
  });
  return form;
}

/** Lets the page be drawn in between: opening is work of this machine alone. */
function showProgress(count, of) {
  settle(root, make('p', { role: 'status' }, `${words.opening} ${count} / ${of}`));
  return new Promise((resolve) => setTimeout(resolve, 0));
}

async function openSealed(sealed) {
  if (!opened.has(sealed)) opened.set(sealed, await openJson(fromBase64(sealed), secret));
  return { ...opened.get(sealed) };
}

async function openTip(tip) {
  try {
    const content = await mergeEarlier(await openSealed(tip.content), openSealed);
    const relay = tip.relay ? await openSealed(tip.relay) : {};
    // The reporter may have said so before a restart, when only the desk could read it any more.
    if (content.news === false) delete relay.news;
    return { ...tip, opened: content, relay };
  } catch {
    return { ...tip, relay: {} };
  }
}

/** Files of a chat that a restart of the server has kept from being fetched. */
async function fetchMissing(tips) {
  for (const tip of tips)
    for (const { id, from } of tip.opened?.files || [])
      if (from && !tip.files.includes(id)) {
        const answer = await call(`/desk/tips/${tip.id}/files/${id}/fetch`, { from });
        if (answer.done) tip.files.push(id);
      }
}

await show('');
