import { bodyFor } from '/own/core/violation/route.ts';
import { isSimilar } from '/own/core/violation/similar.ts';
import { call, setting, words } from './desk-call.js';
import { commendSection } from './desk-commend.js';
import { actName, FIELDS, shown } from './desk-fields.js';
import { filesSection } from './desk-files.js';
import { handoverSection } from './desk-handover.js';
import { identitySection } from './desk-identity.js';
import { labelled, make, settle, showDay } from './dom.js';
import { fromBase64, openJson, sealJson, toBase64 } from './seal.js';

/** One tip, opened: all that can be done with it. `back` goes to the list and says what was done. */
export async function showTip(root, { tip, tips, keys, secret, back }) {
  const thread = await call(`/desk/tips/${tip.id}`);
  if (!thread.messages) return back(thread.message);
  const desk = keys.map(({ key }) => key);
  const content = tip.opened;
  const messages = await openMessages(thread.messages, secret);
  const body = bodyFor(setting, { act: content.act, where: (content.where || []).join(' ') });
  const act = async (path, sent) => {
    const answer = await call(`/desk/tips/${tip.id}/${path}`, sent);
    await back(answer.message || words.done);
  };
  const photos = [];
  settle(
    root,
    make('button', { type: 'button', onclick: () => back('') }, words.back),
    make('h2', {}, actName(content)),
    make(
      'p',
      {},
      `${words['file-number']}: ${tip.id.slice(0, 8)} · ${words[`state-${tip.state}`]}${body ? ` · ${words.routed}: ${body.name}` : ''}`,
    ),
    tip.handled ? make('p', { class: 'urgent' }, words[`handled-${tip.handled}`]) : '',
    make(
      'dl',
      { id: 'content' },
      FIELDS.filter((name) => content[name]).flatMap((name) => [
        make('dt', {}, words[`field-${name}`]),
        make('dd', {}, shown(content, name)),
      ]),
    ),
    similarLine(tip, tips),
    filesSection({
      tip,
      files: [...(content.files || []), ...messages.flatMap(({ said }) => said.files || [])],
      stored: thread.files,
      secret,
      photos,
    }),
    threadSection(messages),
    writeSection(tip, desk, act),
    identitySection(tip, desk, secret),
    moveSection(tip, act),
    commendSection(tip, act),
    handoverSection({ tip, desk, body, photos, back }),
    blockSection(tip, act),
  );
}

async function openMessages(list, secret) {
  const messages = [];
  for (const each of list) {
    const said = await openJson(fromBase64(each.body), secret).catch(() => ({ text: '🔒' }));
    messages.push({ ...each, said });
  }
  return messages;
}

/** Found here, among what this officer may open: the server cannot compare them. */
function similarLine(tip, tips) {
  const similar = tips.filter(({ id, opened }) => id !== tip.id && opened && isSimilar(tip.opened, opened));
  if (similar.length === 0) return '';
  const lines = similar.map(
    ({ opened, state }) => `${opened.when} – ${(opened.where || []).join(', ')} (${words[`state-${state}`]})`,
  );
  return make('p', { class: 'urgent', id: 'similar' }, `${words.similar}: ${lines.join('; ')}`);
}

const threadSection = (messages) =>
  make(
    'section',
    {},
    make('h3', {}, words.thread),
    messages.length === 0 ? make('p', {}, words['no-messages']) : '',
    make(
      'ul',
      { class: 'thread' },
      messages.map(({ from, kind, at, said }) =>
        make(
          'li',
          {},
          `${showDay(at)} · ${words[from === 'desk' ? 'desk-said' : 'you-said']} (${words[`kind-${kind}`]}): ${said.text}`,
        ),
      ),
    ),
  );

const moveSection = (tip, act) =>
  make(
    'section',
    {},
    make('h3', {}, words.move),
    setting.next[tip.state]
      .filter((to) => to !== 'handed-over')
      .map((to) =>
        make(
          'button',
          {
            type: 'button',
            'data-to': to,
            onclick: () =>
              act('move', { to, version: tip.version, act: tip.opened.act, news: tip.relay.news }),
          },
          words[`state-${to}`],
        ),
      ),
  );

function writeSection(tip, desk, act) {
  const text = make('textarea', { name: 'text', rows: 4, maxlength: 1500 });
  const language = tip.opened.language || 'vi';
  const template = setting.templates[language][tip.outcome || tip.state];
  const write = (kind) => async () => {
    if (text.value.trim() === '') return text.focus();
    // What is for the reporter is sealed to the receipt as well; a note is the desk's own.
    const to = kind === 'note' ? desk : [...desk, tip.key];
    const body = toBase64(await sealJson({ text: text.value.trim() }, to));
    await act('write', { kind, body, news: tip.relay.news });
  };
  return make(
    'section',
    {},
    language === document.documentElement.lang
      ? ''
      : make('p', { class: 'urgent', id: 'writes' }, words[`writes-${language}`]),
    labelled(words['write-here'], text),
    template
      ? make(
          'button',
          {
            type: 'button',
            onclick: () => {
              text.value = template;
              text.focus();
            },
          },
          words['template-choose'],
        )
      : '',
    ['question', 'answer', 'note'].map((kind) =>
      make('button', { type: 'button', 'data-write': kind, onclick: write(kind) }, words[kind]),
    ),
  );
}

/** Blocks an address that nobody sees; only where a chat has sent it. */
const blockSection = (tip, act) =>
  tip.relay.handle
    ? make(
        'section',
        {},
        make('h3', {}, words['false-title']),
        make('p', {}, words['false-note']),
        make(
          'button',
          { type: 'button', id: 'block', onclick: () => act('block', { handle: tip.relay.handle }) },
          words.block,
        ),
      )
    : '';
