import { call, words } from './desk-call.js';
import { fill, make, tell } from './dom.js';
import { fromBase64, rewrap, toBase64 } from './seal.js';

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
  const { sealed, message } = await call(at, {});
  if (!sealed) return message;
  const desk = keys.map(({ key }) => key);
  const headers = {};
  for (const { place, header, isShared } of sealed) {
    try {
      const to = isShared ? [...desk, tip.key] : desk;
      headers[place] = toBase64(await rewrap(fromBase64(header), secret, to));
    } catch {
      // Whatever this key does not open, a stranger's bytes for one, stays as it is; the rest goes on.
    }
  }
  const answer = await call(`${at}/headers`, headers);
  return answer.done ? undefined : answer.message;
}
