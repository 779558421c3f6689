import { showReceipt } from '/own/core/violation/receipt.ts';
import { make, post, settingOf } from './dom.js';
import { judgeFiles, sendFiles } from './files.js';
import { keysOf, newReceipt, sealJson, toBase64 } from './seal.js';

const setting = settingOf('form');
const { words } = setting;
const form = make('form', { class: 'tip', novalidate: true });
const say = make('p', { role: 'status', class: 'refused' });

const field = (name, input, isNeeded) =>
  make('label', {}, `${words[`ask-${name}`]}${isNeeded ? ' *' : ''}`, Object.assign(input, { name }));
const input = (attributes) => make('input', { autocomplete: 'off', ...attributes });
const options = (pairs) =>
  make(
    'select',
    {},
    make('option', { value: '' }, words.choose),
    pairs.map(([id, name]) => make('option', { value: id }, name)),
  );

/** What cannot be taken is told as soon as it is picked. */
const notes = make('div', { role: 'status', id: 'notes' });
const filesInput = input({ type: 'file', multiple: true, accept: 'image/*,video/*' });
filesInput.addEventListener('change', async () => {
  const { refused } = await judgeFiles(filesInput.files, words, setting.maxFiles);
  notes.replaceChildren(...refused.map((note) => make('p', { class: 'refused' }, note)));
});

form.append(
  field(
    'act',
    options([...setting.acts.map(({ id, name }) => [id, name]), ['other', words['other-act']]]),
    true,
  ),
  field('what', make('textarea', { rows: 3, maxlength: 500 })),
  field('day', input({ type: 'date' }), true),
  field('hour', input({ type: 'time' })),
  field('where', input({ maxlength: 300 }), true),
  field('plate', input({ maxlength: 100 })),
  field(
    'vehicle',
    options(
      ['motorbike', 'car', 'bus', 'truck', 'tractor', 'other'].map((id) => [id, words[`vehicle-${id}`]]),
    ),
  ),
  field('colour', input({ maxlength: 100 })),
  field('driver', input({ maxlength: 300 })),
  field('files', filesInput),
  notes,
  field('more', make('textarea', { rows: 3, maxlength: 1000 })),
  make(
    'fieldset',
    {},
    make('legend', {}, words['identity-note']),
    field('name', input({ maxlength: 100 })),
    field('citizen-id', input({ inputmode: 'numeric', maxlength: 20 })),
    field('address', input({ maxlength: 300 })),
    field('phone', input({ type: 'tel', maxlength: 20 })),
    make('label', { class: 'check' }, input({ type: 'checkbox', name: 'commend' }), words.commend),
  ),
  say,
  make('button', { class: 'main', type: 'submit' }, words.send),
);

const value = (name) => form.elements[name].value.trim();
const given = (fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, each]) => each !== '' && each !== undefined));

function complain(name, sentence) {
  say.textContent = `${words[`field-${name}`]}: ${sentence}`;
  form.elements[name].focus();
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  for (const name of ['act', 'day', 'where']) if (value(name) === '') return complain(name, words.missing);
  if (value('act') === 'other' && value('what') === '') return complain('what', words.missing);
  const [day, hour] = [value('day'), value('hour').slice(0, 5)];
  const when = new Date(`${day}T${hour || '00:00'}`);
  // A field without a day of its own, on an old browser, takes any words.
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(when.getTime()) || when > new Date())
    return complain('day', words['when-future']);
  const { taken, refused } = await judgeFiles(filesInput.files, words, setting.maxFiles);
  const button = form.querySelector('button');
  button.disabled = true;
  say.textContent = words.sealing;
  try {
    // Lets the sentence be seen before the slow part.
    await new Promise((resolve) => setTimeout(resolve, 30));
    const content = given({
      act: value('act'),
      what: value('what'),
      when: `${day.split('-').reverse().join('/')} ${hour}`.trim(),
      vehicle: value('vehicle'),
      colour: value('colour'),
      driver: value('driver'),
      more: value('more'),
    });
    content.language = document.documentElement.lang;
    content.where = [value('where')];
    if (value('plate'))
      content.plate = value('plate')
        .split(/[,;\n]+/)
        .map((each) => each.trim());
    if (taken.length > 0) content.files = taken.map(({ id }) => ({ id }));
    const identity = given({
      name: value('name'),
      citizenId: value('citizen-id'),
      address: value('address'),
      phone: value('phone'),
    });
    const isNamed = Object.keys(identity).length > 0;
    if (isNamed) {
      identity.commend = form.elements.commend.checked;
      content.commend = identity.commend;
    }
    const receipt = newReceipt();
    const { lookup, key } = await keysOf(receipt);
    const answer = await post(`/phan-anh/${setting.commune}`, {
      lookup,
      key,
      to: setting.keys,
      content: toBase64(await sealJson(content, setting.keys)),
      ...(isNamed && { identity: toBase64(await sealJson(identity, setting.keys)) }),
    });
    if (!answer.ticket) {
      say.textContent = answer.message || words.failed;
      button.disabled = false;
      return;
    }
    const failed = await sendFiles(taken, {
      commune: setting.commune,
      ticket: answer.ticket,
      keys: setting.keys,
      words,
    });
    done(receipt, [...refused, ...failed]);
  } catch {
    say.textContent = words.failed;
    button.disabled = false;
  }
});

function done(receipt, notes) {
  const sent = make(
    'div',
    { role: 'status', class: 'done', tabindex: -1 },
    make('p', {}, words.sent),
    make('p', { class: 'code', id: 'code' }, showReceipt(receipt)),
    make('p', {}, words.keep),
    notes.map((note) => make('p', { class: 'refused' }, note)),
    make('p', {}, make('a', { href: `/bien-nhan${location.search}` }, words['look-later'])),
  );
  form.replaceWith(sent);
  sent.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

document.getElementById('old').remove();
document
  .getElementById('form')
  .append(crypto.subtle ? form : make('p', { class: 'refused' }, words['no-secret']));
