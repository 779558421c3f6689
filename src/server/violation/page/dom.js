/** An element with its attributes and children; text is text, never markup. */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined && value !== null)
      element.setAttribute(name, String(value));
  }
  for (const child of children.flat())
    if (child !== undefined && child !== null && child !== false) element.append(child);
  return element;
}

/** An input under its words. */
export const labelled = (words, input) => make('label', {}, words, input);
export const checked = (words, input) => make('label', { class: 'check' }, input, words);

/** Puts these in the place of everything, and the focus where a reader begins. */
export function settle(root, ...children) {
  root.replaceChildren(...children.filter((child) => child !== ''));
  root.tabIndex = -1;
  root.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

/** "08/11/2023", as the bot writes days. */
export const showDay = (at) =>
  new Date(at).toLocaleDateString('en-GB', { day: '2-digit', month: '2-digit', year: 'numeric' });

export const settingOf = (id) => JSON.parse(document.getElementById(id).dataset.setting);

/** "{name}: too big" with its values in. */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

export async function post(url, body, headers) {
  const isBytes = body instanceof Uint8Array;
  const response = await fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': isBytes ? 'application/octet-stream' : 'application/json', ...headers },
    body: isBytes ? body : JSON.stringify(body),
  });
  return response.json();
}

/** A file of this browser's own making, for the person to keep. */
export function save(name, bytes, type) {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = make('a', { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function tell(place, sentence) {
  place.textContent = sentence;
}
