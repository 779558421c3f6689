import { call, words } from './desk-call.js';
import { filesSection } from './desk-files.js';
import { bodyFor, similarTo } from './desk-similar.js';
import { make, save, tell } from './dom.js';
import { merged } from './merged.js';
import { fromBase64, openJson, sealJson, toBase64 } from './seal.js';

const FIELDS = ['act', 'what', 'when', 'where', 'plate', 'vehicle', 'colour', 'driver', 'more'];

/** One tip, opened: all that can be done with it. */
export async function showTip(root, { tip, tips, keys, secret, setting, back }) {
  const thread = await call(`/desk/tips/${tip.id}`);
  if (!thread.messages) return back(thread.message);
  const desk = keys.map(({ key }) => key);
  const content = tip.opened;
  const shown = (name) => {
    const value = content[name];
    if (name === 'act')
      return (setting.acts.find(({ id }) => id === value) || { name: words['other-act'] }).name;
    if (name === 'vehicle' && value) return words[`vehicle-${value}`];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const messages = [];
  for (const each of thread.messages) {
    try {
      messages.push({ ...each, said: await openJson(fromBase64(each.body), secret) });
    } catch {
      messages.push({ ...each, said: { text: '🔒' } });
    }
  }
  const files = [...(content.files || []), ...messages.flatMap(({ said }) => said.files || [])];
  const body = bodyFor(setting, content);
  const similar = similarTo(tip, tips);
  const act = async (url, sent) => {
    const answer = await call(`/desk/tips/${tip.id}/${url}`, sent);
    await back(answer.message || words.done);
  };
  const news = tip.relay.news;

  root.replaceChildren(
    make('p', { role: 'status', id: 'said' }),
    make('button', { type: 'button', onclick: () => back() }, words.back),
    make('h2', {}, shown('act')),
    make('p', {}, `${words[`state-${tip.state}`]}${body ? ` · ${words.routed}: ${body.name}` : ''}`),
    make(
      'dl',
      { id: 'content' },
      FIELDS.filter((name) => content[name]).flatMap((name) => [
        make('dt', {}, words[`field-${name}`]),
        make('dd', {}, shown(name)),
      ]),
    ),
    similar.length > 0
      ? make(
          'p',
          { class: 'urgent', id: 'similar' },
          `${words.similar}: ${similar.map(({ opened }) => `${opened.when} – ${opened.where}`).join('; ')}`,
        )
      : '',
    filesSection({ tip, files, stored: thread.files, secret }),
    threadSection(messages),
    identitySection(tip, desk, secret),
    moveSection(tip, setting, act, news),
    writeSection(tip, desk, act, news),
    handoverSection({ tip, setting, desk, shown, body, act, news }),
    tip.relay.handle
      ? make(
          'section',
          {},
          make('p', {}, words['false-note']),
          make(
            'button',
            { type: 'button', id: 'block', onclick: () => act('block', { handle: tip.relay.handle }) },
            words.block,
          ),
        )
      : '',
  );
}

const threadSection = (messages) =>
  make(
    'section',
    {},
    make('h3', {}, words.thread),
    make(
      'ul',
      { class: 'thread' },
      messages.map(({ from, kind, at, said }) =>
        make(
          'li',
          {},
          `${new Date(at).toLocaleDateString('vi-VN')} · ${from === 'desk' ? words['desk-said'] : words['you-said']} (${words[kind] || kind}): ${said.text}`,
        ),
      ),
    ),
  );

function identitySection(tip, desk, secret) {
  if (!tip.named)
    return make('section', {}, make('h3', {}, words.identity), make('p', {}, words['no-identity']));
  const reason = make('input', { name: 'reason', maxlength: 300 });
  const shown = make('div', { id: 'identity' });
  const open = async () => {
    if (reason.value.trim().length < 5) return reason.focus();
    const sealed = toBase64(await sealJson({ text: reason.value.trim() }, desk));
    const answer = await call(`/desk/tips/${tip.id}/identity`, { reason: sealed });
    if (!answer.identity) return tell(shown, answer.message);
    const identity = await merged(await openJson(fromBase64(answer.identity), secret), secret);
    shown.replaceChildren(
      ...[
        ['name', 'name'],
        ['citizen-id', 'citizenId'],
        ['address', 'address'],
        ['phone', 'phone'],
      ]
        .filter(([, key]) => identity[key])
        .map(([name, key]) => make('p', {}, `${words[`field-${name}`]}: ${identity[key]}`)),
      identity.commend ? make('p', {}, words.commend) : '',
    );
  };
  return make(
    'section',
    {},
    make('h3', {}, words.identity),
    make('label', {}, words['identity-reason'], reason),
    make('button', { type: 'button', id: 'open-identity', onclick: open }, words['identity-open']),
    shown,
  );
}

const moveSection = (tip, setting, act, news) =>
  make(
    'section',
    {},
    make('h3', {}, words.move),
    setting.next[tip.state].map((to) =>
      make(
        'button',
        {
          type: 'button',
          'data-to': to,
          onclick: () => act('move', { to, version: tip.version, act: tip.opened.act, news }),
        },
        words[`state-${to}`],
      ),
    ),
  );

function writeSection(tip, desk, act, news) {
  const text = make('textarea', { name: 'text', rows: 4, maxlength: 1500 });
  const template = words[`template-${tip.outcome || tip.state}`];
  const write = (kind) => async () => {
    if (text.value.trim() === '') return text.focus();
    // What is for the reporter is sealed to the receipt as well; a note is the desk's own.
    const to = kind === 'note' ? desk : [...desk, tip.key];
    await act('write', { kind, body: toBase64(await sealJson({ text: text.value.trim() }, to)), news });
  };
  return make(
    'section',
    {},
    make('label', {}, words.thread, text),
    template
      ? make(
          'button',
          {
            type: 'button',
            onclick: () => {
              text.value = template;
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

/** What is ticked goes along and nothing else; the reporter's identity cannot be ticked. */
function handoverSection({ tip, setting, desk, shown, body, act, news }) {
  if (!setting.next[tip.state].includes('handed-over')) return '';
  const to = make(
    'select',
    { name: 'to' },
    setting.bodies
      .filter(({ id }) => id !== setting.desk)
      .map(({ id, name }) => make('option', { value: id, selected: body && body.id === id }, name)),
  );
  const boxes = FIELDS.filter((name) => tip.opened[name]).map((name) => [
    name,
    make('input', {
      type: 'checkbox',
      checked: ['act', 'when', 'where', 'plate'].includes(name),
      'data-field': name,
    }),
  ]);
  const hand = async () => {
    const chosen = boxes.filter(([, box]) => box.checked).map(([name]) => name);
    const name = setting.bodies.find(({ id }) => id === to.value).name;
    const lines = chosen.map((field) => `${words[`field-${field}`]}: ${shown(field)}`);
    save(
      'phieu-chuyen.txt',
      `${words['handover-to']}: ${name}\n${lines.join('\n')}\n`,
      'text/plain;charset=utf-8',
    );
    const note = { text: `${name}: ${chosen.map((field) => words[`field-${field}`]).join(', ')}` };
    const written = await call(`/desk/tips/${tip.id}/write`, {
      kind: 'handover',
      body: toBase64(await sealJson(note, desk)),
    });
    if (!written.done) return act('move', { to: tip.state, version: 0 });
    await act('move', { to: 'handed-over', version: tip.version, act: tip.opened.act, news });
  };
  return make(
    'section',
    { id: 'handover' },
    make('h3', {}, words.handover),
    make('label', {}, words['handover-to'], to),
    make('p', {}, words['handover-what']),
    boxes.map(([name, box]) => make('label', {}, box, ` ${words[`field-${name}`]}`)),
    make('button', { type: 'button', onclick: hand }, words['handover-done']),
  );
}
