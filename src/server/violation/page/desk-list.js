import { setting, words } from './desk-call.js';
import { actName } from './desk-fields.js';
import { make } from './dom.js';

const days = (since) => Math.max(0, Math.floor((Date.now() - since) / 86_400_000));

const isOverdue = (tip) => Boolean(tip.due && tip.due <= Date.now());

/** By state, and what is overdue first within it. */
const order = (tips) => {
  const states = Object.keys(setting.next);
  return [...tips].sort(
    (a, b) =>
      states.indexOf(a.state) - states.indexOf(b.state) ||
      Number(isOverdue(b)) - Number(isOverdue(a)) ||
      a.since - b.since,
  );
};

export function listSection(tips, open) {
  const title = make('h2', {}, `${words.list} (${tips.length})`);
  if (tips.length === 0) return make('section', { id: 'list' }, title, make('p', {}, words['no-tips']));
  const wanted = make(
    'select',
    { name: 'state' },
    make('option', { value: '' }, words['all-states']),
    Object.keys(setting.next)
      .filter((state) => tips.some((tip) => tip.state === state))
      .map((state) => make('option', { value: state }, words[`state-${state}`])),
  );
  const rows = order(tips).map((tip) => rowOf(tip, open));
  wanted.addEventListener('change', () => {
    for (const row of rows) row.hidden = wanted.value !== '' && row.dataset.state !== wanted.value;
  });
  return make(
    'section',
    { id: 'list' },
    title,
    make('label', {}, words['state-title'], wanted),
    make(
      'table',
      {},
      make(
        'thead',
        {},
        make(
          'tr',
          {},
          ['field-act', 'state-title', 'age'].map((name) => make('th', { scope: 'col' }, words[name])),
        ),
      ),
      make('tbody', {}, rows),
    ),
  );
}

/** Forty of one kind are told apart by this. */
const placeOf = ({ when, where = [], plate = [] }) =>
  make('p', { class: 'place' }, [when, where.join(', '), plate.join(', ')].filter(Boolean).join(' · '));

const rowOf = (tip, open) =>
  make(
    'tr',
    { 'data-state': tip.state },
    make(
      'td',
      {},
      tip.opened
        ? [
            make('button', { type: 'button', onclick: () => open(tip) }, actName(tip.opened)),
            placeOf(tip.opened),
          ]
        : words.unreadable,
    ),
    make(
      'td',
      {},
      words[`state-${tip.state}`],
      tip.waits === 'nobody' ? '' : ` (${words[`waits-${tip.waits}`]})`,
    ),
    make(
      'td',
      { class: isOverdue(tip) ? 'overdue' : '' },
      `${days(tip.since)} ${words.days}`,
      isOverdue(tip) ? `, ${words.overdue}` : '',
    ),
  );
