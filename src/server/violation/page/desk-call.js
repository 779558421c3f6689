import { settingOf } from './dom.js';

export const setting = settingOf('desk');
export const { words, csrf } = setting;

/** Asks the server, as this page; bytes go as they are. */
export async function call(url, body) {
  const isBytes = body instanceof Uint8Array;
  const type = isBytes ? 'application/octet-stream' : 'application/json';
  try {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      credentials: 'same-origin',
      headers: body === undefined ? {} : { 'Content-Type': type, 'X-Csrf': csrf },
      ...(body !== undefined && { body: isBytes ? body : JSON.stringify(body) }),
    });
    return response.headers.get('content-type').startsWith('application/json')
      ? await response.json()
      : { message: response.status === 401 ? words.ended : words['not-reached'] };
  } catch {
    return { message: words['not-reached'] };
  }
}
