import { readReceipt } from '/own/core/violation/receipt.ts';
import { fill, make, post, settingOf, showDay, tell } from './dom.js';
import { judgeFiles, sendFiles } from './files.js';
import { followUpOf, fromBase64, keysOf, openJson, sealJson, toBase64 } from './seal.js';

const { words, maxFiles } = settingOf('receipt');
const root = document.getElementById('receipt');
const say = make('p', { role: 'status', class: 'refused' });
const code = make('input', { name: 'code', inputmode: 'numeric', autocomplete: 'off', maxlength: 24 });
const ask = make(
  'form',
  { class: 'tip' },
  make('label', {}, words.code, code),
  say,
  make('button', { class: 'main' }, words.open),
);

ask.addEventListener('submit', async (event) => {
  event.preventDefault();
  const receipt = readReceipt(code.value);
  if (receipt === 'none' || receipt === 'wrong') {
    say.textContent = words['wrong-code'];
    return;
  }
  say.textContent = words.sealing;
  await new Promise((resolve) => setTimeout(resolve, 30));
  try {
    await show(await keysOf(receipt));
  } catch {
    say.textContent = words.failed;
  }
});

async function show(keys, thanks) {
  const found = await post('/bien-nhan/look', { lookup: keys.lookup });
  if (found.purged)
    return tell(say, fill(words.purged, { day: found.purged.split('-').reverse().join('/') }));
  if (!found.state) return tell(say, found.message || words.failed);
  const lines = [];
  for (const message of found.messages) {
    const { text, files } = await openJson(fromBase64(message.body), keys.secret);
    const who = words[message.from === 'desk' ? 'desk-said' : 'you-said'];
    const count = files && files.length > 0 ? ` (+${files.length})` : '';
    lines.push(
      make(
        'li',
        { class: message.from },
        make('strong', {}, `${who}, ${showDay(message.at)}: `),
        text + count,
      ),
    );
  }
  const note = make('p', { role: 'status' }, thanks);
  const text = make('textarea', { name: 'text', rows: 4, maxlength: 1000, required: true });
  const files = make('input', { type: 'file', name: 'files', multiple: true, accept: 'image/*,video/*' });
  const write = make(
    'form',
    { class: 'tip' },
    make('label', {}, words.answer, text),
    make('label', {}, words['add-files'], files),
    note,
    make('button', { class: 'main' }, words.send),
  );
  write.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { taken, refused } = await judgeFiles(files.files, words, maxFiles);
    const said = {
      text: text.value.trim(),
      ...(taken.length > 0 && { files: taken.map(({ id }) => ({ id })) }),
    };
    try {
      const body = toBase64(await sealJson(said, found.keys));
      const answer = await post('/bien-nhan/write', { lookup: keys.lookup, body });
      if (!answer.ticket) return tell(note, answer.message || words.failed);
      const sent = { commune: '-', ticket: answer.ticket, keys: found.keys.slice(0, -1), words };
      const failed = await sendFiles(taken, sent);
      await show(keys, [words.thanks, ...refused, ...failed].join(' '));
    } catch {
      note.textContent = words.failed;
    }
  });
  const handled = (isHandled) => async () => {
    const followUp = await followUpOf(keys.secret);
    await post('/bien-nhan/handled', { lookup: keys.lookup, handled: isHandled, followUp });
    await show(keys, words.thanks);
  };
  const asks = found.state === 'answered' || found.state === 'closed';
  root.replaceChildren(
    make('p', { class: 'standing' }, fill(words[`state-${found.state}`], { day: showDay(found.since) })),
    found.waits === 'reporter' ? make('p', { class: 'urgent' }, words.waiting) : '',
    make('ul', { class: 'thread' }, lines),
    asks
      ? make(
          'p',
          {},
          `${words['handled-ask']} `,
          make('button', { type: 'button', onclick: handled(true) }, words['handled-yes']),
          make('button', { type: 'button', onclick: handled(false) }, words['handled-no']),
        )
      : '',
    write,
  );
}

document.getElementById('old').remove();
root.append(crypto.subtle ? ask : make('p', { class: 'refused' }, words['no-secret']));
