import { language, make } from './dom.js';

/** As many as one message may carry. */
const MAX = 10;

/** The paper clip: chosen files are sent up at once, then a message names them. `send` puts it in line with the others. */
export function createAttach(element, persona, words, { send, fail }) {
  const clip = element.querySelector('.clip');
  const field = element.querySelector('.files');

  clip.setAttribute('aria-label', `${words.attach} – ${persona.role}`);
  clip.addEventListener('click', () => field.click());
  field.addEventListener('change', () => {
    const chosen = [...field.files].slice(0, MAX);
    // The same file may be chosen again.
    field.value = '';
    if (chosen.length > 0) upload(chosen);
  });

  async function upload(chosen) {
    busy(true);
    try {
      const files = [];
      for (const file of chosen) files.push(await uploadOne(file));
      fail();
      send({ files });
    } catch ({ message, isFinal }) {
      fail(message || '', isFinal ? undefined : () => upload(chosen));
    }
    busy(false);
    clip.focus();
  }

  function busy(is) {
    clip.disabled = is;
    element.querySelector('.sending').textContent = is ? words['sending-files'] : '';
  }

  async function uploadOne(file) {
    const query = new URLSearchParams({
      lang: language,
      persona: persona.id,
      name: file.name,
      type: file.type,
    });
    let response;
    try {
      response = await fetch(`/simulator/files?${query}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream' },
        body: file,
      });
    } catch (_) {
      throw { message: '', isFinal: false };
    }
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw { message: answer.message, isFinal: response.status < 500 };
    return answer.ref;
  }
}

/** Files in a bubble: pictures are shown, the others can be kept. */
export function toFiles(files, persona, words) {
  const items = files.map(({ id, name, type, alt }) => {
    const href = `/simulator/files/${persona}/${id}`;
    if (type.startsWith('image/') && !type.includes('hei')) {
      const image = make('img', {
        className: 'photo',
        src: href,
        alt: alt || words.file.replace('{name}', name),
      });
      return make('li', {}, make('a', { href, target: '_blank', rel: 'noopener' }, image));
    }
    return make('li', {}, make('a', { href, download: name }, words.file.replace('{name}', name)));
  });
  return make('ul', { className: 'enclosed', role: 'list' }, ...items);
}
