import { words } from './desk-call.js';
import { make, save } from './dom.js';
import { redactor } from './redact.js';
import { fromEnvelope, open } from './seal.js';

/** Files are fetched sealed and opened here; what is shared is a copy drawn anew, with what must not be seen covered. */
export function filesSection({ tip, files, stored, secret }) {
  if (files.length === 0) return '';
  const there = new Set(stored.map(({ id }) => id));
  const items = files.map(({ id }, n) => {
    const place = make('div', {});
    const show = async () => {
      const response = await fetch(`/desk/tips/${tip.id}/files/${id}`, { credentials: 'same-origin' });
      const { head, bytes } = fromEnvelope(await open(new Uint8Array(await response.arrayBuffer()), secret));
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
        head.type.startsWith('image/') ? await redactor(bytes, head, `anh-${n + 1}`) : '',
      );
    };
    return make(
      'li',
      {},
      make(
        'button',
        { type: 'button', 'data-file': n, disabled: !there.has(id), onclick: show },
        `${words.show} ${n + 1}`,
      ),
      place,
    );
  });
  return make('section', {}, make('h3', {}, words.files), make('ul', {}, items));
}
