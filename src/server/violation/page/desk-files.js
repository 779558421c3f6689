import { fromEnvelope } from '/own/app/violation/file-envelope.ts';
import { call, words } from './desk-call.js';
import { videoSection } from './desk-video.js';
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
        ...(await seen({ head, bytes, n: n + 1, photos })),
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

/** A photo to be covered, a video to take stills of, or a sentence that says why it is neither. */
async function seen({ head, bytes, n, photos }) {
  const blob = new Blob([bytes], { type: head.type });
  if (head.type.startsWith('video/')) return videoSection(blob, { n, sha256: head.sha256, photos });
  // Not an <img>: the policy of our pages shows no pictures but the server's own.
  const image = await createImageBitmap(blob).catch(() => undefined);
  if (!image) return [make('p', {}, words['not-drawn'])];
  const { figure, photo } = redactor(image, `anh-${n}`, { n, sha256: head.sha256 });
  photos.push(photo);
  return [figure];
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
