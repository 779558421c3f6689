import { settingOf } from './dom.js';

export const { words, csrf } = settingOf('desk');

/** Asks the server, as this page. */
export async function call(url, body) {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'Content-Type': 'application/json', 'X-Csrf': csrf },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return response.headers.get('content-type').startsWith('application/json')
    ? response.json()
    : { message: (await response.text()).slice(0, 200) };
}
