import { setting, words } from './desk-call.js';
import { actName } from './desk-fields.js';
import { openIdentity, reasonForm } from './desk-identity.js';
import { fill, make, save, tell } from './dom.js';
import { BOLD, paper, paragraph, table } from './paper.js';

/** A reporter who agreed to be known, and whose tip was acted on, can be proposed for a commendation, once. */
export function commendSection(tip, act) {
  const mayBe = tip.opened.commend === true && tip.outcome === 'acted-on';
  if (!mayBe) return '';
  return make(
    'section',
    {},
    make('h3', {}, words['commend-title']),
    make('p', {}, words.commend),
    tip.proposed
      ? make('p', {}, words['commend-done'])
      : make(
          'button',
          { type: 'button', id: 'propose', onclick: () => act('propose', { act: tip.opened.act }) },
          words['commend-propose'],
        ),
  );
}

/** The list with names, opened here with a reason; the report of the plan has their number alone. */
export function commendList(tips, keys, secret) {
  const proposed = tips.filter((tip) => tip.proposed && tip.opened);
  if (proposed.length === 0) return '';
  const desk = keys.map(({ key }) => key);
  const open = async (reason, place) => {
    const rows = [];
    for (const tip of proposed) {
      const { identity, message } = await openIdentity(tip, reason, { desk, secret });
      if (!identity) return tell(place, message);
      rows.push({ tip, identity });
    }
    place.replaceChildren(
      make(
        'ul',
        {},
        rows.map(({ tip, identity }) =>
          make('li', {}, [identity.name, identity.address, actName(tip.opened)].filter(Boolean).join(' – ')),
        ),
      ),
      make(
        'button',
        {
          type: 'button',
          id: 'save-commended',
          onclick: () =>
            save(
              'de-nghi-khen-thuong.docx',
              commendPaper(rows),
              'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
            ),
        },
        words['commend-save'],
      ),
    );
  };
  return make(
    'section',
    { id: 'commended' },
    make('h2', {}, `${words['commend-list']} (${proposed.length})`),
    make('p', {}, words['identity-note']),
    reasonForm(words['commend-open'], { id: 'open-commended', name: 'commend-reason' }, open),
  );
}

function commendPaper(rows) {
  const { paper: said } = setting;
  const centred = { align: 'center', look: BOLD };
  const names = ['number', 'name', 'address', 'merit'];
  return paper(
    [
      paragraph(setting.deskName.toUpperCase(), { look: BOLD }),
      paragraph(said['commend-title'], centred),
      paragraph(fill(said['commend-about'], { place: setting.place }), { align: 'center' }),
      table(
        [700, 2700, 2700, 2971],
        [
          names.map((name) => paragraph(said[`commend-${name}`], { look: BOLD })),
          ...rows.map(({ tip, identity }, n) =>
            [
              String(n + 1),
              identity.name || said['commend-unnamed'],
              identity.address || '',
              fill(said['commend-did'], { act: actName(tip.opened), when: tip.opened.when }),
            ].map((value) => paragraph(value)),
          ),
        ],
      ),
      paragraph(said['signed'], { align: 'right', look: BOLD }),
    ].join(''),
  );
}
