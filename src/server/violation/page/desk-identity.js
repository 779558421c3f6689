import { mergeEarlier } from '/own/core/violation/merge-earlier.ts';
import { call, words } from './desk-call.js';
import { labelled, make, tell } from './dom.js';
import { fromBase64, openJson, sealJson, toBase64 } from './seal.js';

const SHORTEST = 5;

/** Who reported it: opened with a reason, which the other receivers read. Gives { identity } or { message }. */
export async function openIdentity(tip, reason, { desk, secret }) {
  const sealed = toBase64(await sealJson({ text: reason }, desk));
  const answer = await call(`/desk/tips/${tip.id}/identity`, { reason: sealed });
  if (!answer.identity) return answer;
  const read = (each) => openJson(fromBase64(each), secret);
  return { identity: await mergeEarlier(await read(answer.identity), read) };
}

/** An input for the reason, and a button that does nothing without one. */
export function reasonForm(button, { id, name }, open) {
  const reason = make('input', { name, maxlength: 300, autocomplete: 'off' });
  const place = make('div', { id: `${id}-place`, role: 'status' });
  const begin = () => {
    if (reason.value.trim().length >= SHORTEST) return open(reason.value.trim(), place);
    tell(place, words['reason-missing']);
    reason.focus();
  };
  return [
    labelled(words['identity-reason'], reason),
    make('button', { type: 'button', id, onclick: begin }, button),
    place,
  ];
}

const FIELDS = [
  ['name', 'name'],
  ['citizen-id', 'citizenId'],
  ['address', 'address'],
  ['phone', 'phone'],
];

export function identitySection(tip, desk, secret) {
  const title = make('h3', {}, words.identity);
  if (!tip.named) return make('section', {}, title, make('p', {}, words['no-identity']));
  const open = async (reason, place) => {
    const { identity, message } = await openIdentity(tip, reason, { desk, secret });
    if (!identity) return tell(place, message);
    place.replaceChildren(
      ...FIELDS.filter(([, key]) => identity[key]).map(([name, key]) =>
        make('p', {}, `${words[`field-${name}`]}: ${identity[key]}`),
      ),
      make('p', {}, words[identity.commend ? 'commend' : 'commend-no']),
    );
  };
  return make(
    'section',
    {},
    title,
    make('p', {}, words['identity-note']),
    reasonForm(words['identity-open'], { id: 'open-identity', name: 'reason' }, open),
  );
}
