import { call, words } from './desk-call.js';
import { fill, make, tell } from './dom.js';
import { fromBase64, open, seal } from './seal.js';

/** Tips that a key of later cannot open yet; whoever can open them seals them anew, without looking. */
export function resealSection(tips, keys, secret, back) {
  const behind = tips.filter((tip) => tip.behind && tip.opened);
  if (behind.length === 0) return '';
  const heard = make('p', { role: 'status' });
  const begin = async (event) => {
    event.target.disabled = true;
    let done = 0;
    for (const tip of behind) {
      const problem = await resealTip(tip, keys, secret).catch(() => words['not-reached']);
      if (problem) {
        event.target.disabled = false;
        return tell(heard, problem);
      }
      done += 1;
      tell(heard, `${done} / ${behind.length}`);
    }
    await back(words['reseal-done']);
  };
  return make(
    'section',
    { id: 'reseal' },
    make('h2', {}, words.reseal),
    make('p', {}, fill(words['reseal-note'], { count: behind.length })),
    make('button', { type: 'button', onclick: begin }, words.reseal),
    heard,
  );
}

/** Undefined when all of it was put; the sentence of what went wrong otherwise. Can be begun anew at any time. */
async function resealTip(tip, keys, secret) {
  const at = `/desk/tips/${tip.id}/reseal`;
  const parts = await call(at, {});
  if (!parts.content) return parts.message;
  const desk = keys.map(({ key }) => key);
  const anew = async (place, sealed, to) => {
    const answer = await call(`${at}/${place}`, await seal(await open(sealed, secret), to));
    return answer.done ? undefined : answer.message;
  };
  for (const part of ['content', 'identity', 'relay']) {
    const problem = parts[part] && (await anew(part, fromBase64(parts[part]), desk));
    if (problem) return problem;
  }
  for (const { id, kind, body } of parts.messages) {
    const isOwn = kind === 'note' || kind === 'handover';
    const problem = await anew(`message:${id}`, fromBase64(body), isOwn ? desk : [...desk, tip.key]);
    if (problem) return problem;
  }
  for (const id of parts.files) {
    const response = await fetch(`/desk/tips/${tip.id}/files/${id}`, { credentials: 'same-origin' });
    if (!response.ok) return words['not-reached'];
    const problem = await anew(`file:${id}`, new Uint8Array(await response.arrayBuffer()), desk);
    if (problem) return problem;
  }
  const answer = await call(`${at}/done`, {});
  return answer.done ? undefined : answer.message;
}
