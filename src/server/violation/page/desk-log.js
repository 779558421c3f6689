import { words } from './desk-call.js';
import { make } from './dom.js';
import { fromBase64, openJson } from './seal.js';

/** Who did what: the others see it, with the reason if it was sealed to a key they have. */
export async function logSection(list, secret) {
  const names = new Map([...list.waiting, ...list.keys].map(({ by, label }) => [by, label]));
  const lines = [];
  for (const { at, by, action, tip, reason } of list.acts) {
    const why = reason
      ? await openJson(fromBase64(reason), secret).then(
          ({ text }) => `: ${text}`,
          () => ': 🔒',
        )
      : '';
    const what = words[`log-action-${action}`] || action;
    const parts = [
      new Date(at).toLocaleString(document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN'),
      names.get(by) || by.slice(-6),
      what + (tip ? ` (${tip.slice(0, 8)})` : '') + why,
    ];
    lines.push(make('li', { 'data-action': action }, parts.join(' · ')));
  }
  return make(
    'section',
    {},
    make('h2', {}, words.log),
    make('p', {}, words['log-note']),
    make('ul', { class: 'thread', id: 'log' }, lines),
  );
}
