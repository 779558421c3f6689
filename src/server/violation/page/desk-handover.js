import { call, setting, words } from './desk-call.js';
import { FIELDS, shown } from './desk-fields.js';
import { fill, labelled, make, save, tell } from './dom.js';
import { BOLD, ITALIC, paper, paragraph, SMALL, table } from './paper.js';
import { sealJson, toBase64 } from './seal.js';

/** What another body needs at least. */
const USUAL = ['act', 'when', 'where', 'plate', 'vehicle', 'colour'];

/** What is ticked goes along and nothing else, and can be reworded first; the reporter's identity cannot be ticked. */
export function handoverSection({ tip, desk, body, photos, back }) {
  if (!setting.next[tip.state].includes('handed-over')) return '';
  const others = setting.bodies.filter(({ id }) => id !== setting.desk);
  if (others.length === 0) return '';
  const to = make(
    'select',
    { name: 'to' },
    others.map(({ id, name }) => make('option', { value: id, selected: body && body.id === id }, name)),
  );
  const lines = FIELDS.filter((name) => tip.opened[name]).map((name) => lineOf(tip, name));
  const heard = make('p', { role: 'status', class: 'refused' });
  const hand = async () => {
    const chosen = lines.filter(({ box }) => box.checked);
    if (chosen.length === 0) return tell(heard, words['handover-nothing']);
    const { name } = others.find(({ id }) => id === to.value);
    const pictures = [];
    for (const photo of photos) if (photo.isWanted()) pictures.push(await photo.picture());
    const file = handoverPaper(tip, name, chosen, pictures);
    const text = `${name}: ${chosen.map(({ field }) => words[`field-${field}`]).join(', ')}${
      pictures.length > 0 ? `, ${words['field-files']} (${pictures.length})` : ''
    }`;
    const moved = await call(`/desk/tips/${tip.id}/move`, {
      to: 'handed-over',
      version: tip.version,
      act: tip.opened.act,
      news: tip.relay.news,
    });
    if (!moved.done) return tell(heard, moved.message);
    // The paper leaves only when the state says so; a step that failed can be done again.
    save(
      'phieu-chuyen.docx',
      file,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    const written = await call(`/desk/tips/${tip.id}/write`, {
      kind: 'handover',
      body: toBase64(await sealJson({ text }, desk)),
    });
    await back(written.message || words['handover-saved']);
  };
  return make(
    'section',
    { id: 'handover' },
    make('h3', {}, words.handover),
    labelled(words['handover-to'], to),
    make('p', {}, words['handover-what']),
    lines.map(({ row }) => row),
    make('p', {}, words['handover-photos']),
    heard,
    make('button', { type: 'button', onclick: hand }, words['handover-done']),
  );
}

function lineOf(tip, field) {
  const box = make('input', {
    type: 'checkbox',
    checked: USUAL.includes(field),
    'data-field': field,
  });
  const name = words[`field-${field}`];
  const input = make('textarea', { rows: 1, maxlength: 1500, 'aria-label': name });
  input.value = shown(tip.opened, field, setting.paper);
  return {
    field,
    box,
    input,
    row: make('div', { class: 'line' }, make('label', { class: 'check' }, box, name), input),
  };
}

/** A slip as Nghị định 30/2020/NĐ-CP lays papers out; places for number, date and signature are left open. */
function handoverPaper(tip, to, lines, pictures) {
  const { paper: said, deskName: desk, place } = setting;
  const [bold, italic] = [
    { align: 'center', look: BOLD },
    { align: 'center', look: ITALIC },
  ];
  const top = { align: 'center', look: BOLD + SMALL };
  const head = [
    paragraph(desk.toUpperCase(), top) + paragraph(said['number'], { align: 'center' }),
    paragraph(said['nation'], top) +
      paragraph(said['motto'], bold) +
      paragraph(fill(said['date'], { place }), italic),
  ];
  const rows = [
    ...lines.map(({ field, input }) => [said[`field-${field}`], input.value.trim()]),
    ...pictures.map((picture) => {
      const kind = picture.second === undefined ? 'photo' : 'still';
      return [fill(said[kind], picture), fill(said[`${kind}-about`], picture)];
    }),
  ];
  const foot = [
    paragraph(said['copies'], { look: BOLD }) + paragraph(said['copy-above']) + paragraph(said['copy-file']),
    paragraph(said['signed'], bold),
  ];
  return paper(
    [
      table([3500, 5571], [head], false),
      paragraph(said['title'], bold),
      paragraph(said['subject'], bold),
      paragraph(fill(said['to'], { to }), { align: 'center' }),
      paragraph(fill(said['about'], { desk, file: tip.id.slice(0, 8) })),
      table(
        [2600, 6471],
        rows.map(([name, value]) => [paragraph(name, { look: BOLD }), paragraph(value)]),
      ),
      paragraph(said['secret'], { look: ITALIC }),
      table([4535, 4536], [foot], false),
    ].join(''),
    pictures,
  );
}
