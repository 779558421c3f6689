import { fromEnvelope } from '/own/app/violation/file-envelope.ts';
import { call, words } from './desk-call.js';
import { fill, make, save, tell } from './dom.js';
import { redactor } from './redact.js';
import { open } from './seal.js';

/** Files are fetched sealed and opened here; what is shared is a copy drawn anew, with what must not be seen covered. */
export function filesSection({ tip, files, stored, secret, photos }) {
  if (files.length === 0) return '';
  const there = new Set(stored.map(({ id }) => id));
  const items = files.map((file, n) => {
    const place = make('div', {});
    const item = make('li', {});
    const show = async () => {
      const response = await fetch(`/desk/tips/${tip.id}/files/${file.id}`, { credentials: 'same-origin' });
      if (!response.ok) return tell(place, words['not-reached']);
      const { head, bytes } = fromEnvelope(await open(new Uint8Array(await response.arrayBuffer()), secret));
      const drawing = head.type.startsWith('image/')
        ? await redactor(bytes, head, `anh-${n + 1}`)
        : undefined;
      if (drawing) photos.push(drawing.photo);
      place.replaceChildren(
        make(
          'p',
          { class: 'key' },
          `${head.name} · ${head.type} · ${head.size} B · SHA-256 ${head.sha256} · ${head.at}`,
        ),
        make(
          'button',
          {
            type: 'button',
            'data-original': n,
            onclick: () => save(head.name, bytes, 'application/octet-stream'),
          },
          words.original,
        ),
        drawing ? drawing.figure : make('p', {}, words['not-drawn']),
      );
      shower.disabled = true;
    };
    const shower = make(
      'button',
      { type: 'button', 'data-file': n, onclick: show },
      `${words.show} ${n + 1}`,
    );
    const missing = () => missingFile(tip, file, n, () => item.replaceChildren(shower, place));
    item.append(...(there.has(file.id) ? [shower, place] : [missing()]));
    return item;
  });
  return make('section', {}, make('h3', {}, words.files), make('ul', {}, items));
}

/** Asked for again as soon as the tip is looked at, and at every click: what a platform still has is not lost. */
function missingFile(tip, { id, from }, n, arrived) {
  if (!from) return make('p', { class: 'refused' }, fill(words['file-missing'], { n: n + 1 }));
  const heard = make('span', { role: 'status' });
  const again = async () => {
    tell(heard, words.fetching);
    const answer = await call(`/desk/tips/${tip.id}/files/${id}/fetch`, { from });
    if (answer.done) return arrived();
    tell(heard, answer.message);
  };
  const line = make(
    'div',
    {},
    make('button', { type: 'button', 'data-fetch': n, onclick: again }, `${words['fetch-again']} ${n + 1}`),
    ' ',
    heard,
  );
  again();
  return line;
}
