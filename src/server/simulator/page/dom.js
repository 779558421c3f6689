export const language = document.documentElement.lang;

export const byId = (id) => document.getElementById(id);

/** An element with properties (and data-, aria- attributes by their names) and what it contains. */
export function make(tag, properties, ...contents) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'role') element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...contents);
  return element;
}

/** Puts values where a sentence says {name}. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** Text with its web addresses as links; never HTML. */
export function withLinks(text) {
  return text
    .split(/(https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)])/)
    .map((part, index) =>
      index % 2 === 0 ? part : make('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part),
    );
}

/** Posts as JSON. Resolves to the answer; rejects with {message, isFinal}: final when sending again cannot help. */
export async function post(path, body) {
  let response;
  try {
    response = await fetch(`${path}?lang=${language}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (_) {
    throw { message: '', isFinal: false };
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw { message: answer.message || '', isFinal: response.status < 500 };
  return answer;
}
