import { expect, test } from 'vitest';
import { get } from '../support/ask.ts';
import { openSimulator } from '../support/open-simulator.ts';

const PHOTO = Buffer.from('\xff\xd8\xff\xe0 fake', 'latin1');

const upload = (
  { http }: ReturnType<typeof openSimulator>,
  bytes: Uint8Array,
  query: string,
  headers: Record<string, string> = {},
) =>
  http.request(`/simulator/files?${query}`, {
    method: 'POST',
    headers: {
      host: 'localhost:8080',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/octet-stream',
      ...headers,
    },
    body: new Uint8Array(bytes),
  });

async function send(simulator: ReturnType<typeof openSimulator>, bytes: Uint8Array, query: string) {
  const { ref } = (await (await upload(simulator, bytes, query)).json()) as { ref: string };
  const message = { persona: 'head', id: 'message-1', files: [ref] };
  const posted = await simulator.http.request('/simulator/messages', {
    method: 'POST',
    headers: { host: 'localhost', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  return { ref, posted };
}

test('a photo goes up, stands in the chat of whoever sent it, and is heard with its ref', async () => {
  const simulator = openSimulator();
  const { ref, posted } = await send(simulator, PHOTO, 'persona=head&name=h%E1%BB%8Dp.jpg&type=image/jpeg');
  expect(posted.status).toBe(202);
  const [heard] = [...simulator.handled.values()];
  expect(heard?.heard).toEqual({
    text: '',
    attachments: [{ kind: 'photo', ref, name: 'họp.jpg', type: 'image/jpeg', size: PHOTO.length }],
  });
  const shown = await get(simulator.http, `/simulator/files/head/${ref}`);
  expect(shown.headers.get('content-type')).toBe('image/jpeg');
  expect(shown.headers.get('content-disposition')).toContain('inline');
  expect(Buffer.from(await shown.arrayBuffer()).equals(PHOTO)).toBe(true);
});

test('nobody sees a file that stands in somebody else’s chat', async () => {
  const simulator = openSimulator();
  const { ref } = await send(simulator, PHOTO, 'persona=head&name=a.jpg&type=image/jpeg');
  expect((await get(simulator.http, `/simulator/files/citizen/${ref}`)).status).toBe(404);
});

test('what is no picture by its bytes is a file to keep, whatever it is called', async () => {
  const simulator = openSimulator();
  const page = Buffer.from('<script>alert(1)</script>');
  const { ref } = await send(simulator, page, 'persona=head&name=%22%0d%0aanh.jpg&type=image/jpeg');
  const { headers } = await get(simulator.http, `/simulator/files/head/${ref}`);
  expect(headers.get('content-type')).toBe('application/octet-stream');
  expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%22%0D%0Aanh.jpg");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('a file of somebody else, or one that is gone, is no part of a message', async () => {
  const simulator = openSimulator();
  const { ref } = (await (await upload(simulator, PHOTO, 'persona=officer')).json()) as { ref: string };
  for (const files of [[ref], ['00000000-nobody'], []]) {
    const { status } = await simulator.http.request('/simulator/messages', {
      method: 'POST',
      headers: { host: 'localhost', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: JSON.stringify({ persona: 'head', id: 'message-1', files }),
    });
    expect(status).toBe(400);
  }
  expect(simulator.handled.size).toBe(0);
});

test.each([
  ['empty', new Uint8Array(), 'persona=head', {}, 400],
  ['of nobody', PHOTO, 'persona=mayor', {}, 404],
  ['from another site', PHOTO, 'persona=head', { 'sec-fetch-site': 'cross-site' }, 403],
  ['sent as a form', PHOTO, 'persona=head', { 'content-type': 'multipart/form-data' }, 415],
  ['too large', new Uint8Array(20 * 1024 * 1024 + 1), 'persona=head', {}, 413],
])('a file that is %s is refused with a sentence', async (_, bytes, query, headers, status) => {
  const response = await upload(openSimulator(), bytes, query, headers);
  expect(response.status).toBe(status);
  expect(((await response.json()) as { message: string }).message).toMatch(/\p{L}+ \p{L}+/u);
});

test('bytes are taken at the door for files only', async () => {
  const { http } = openSimulator();
  const response = await http.request('/simulator/messages', {
    method: 'POST',
    headers: {
      host: 'localhost',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/octet-stream',
    },
    body: PHOTO,
  });
  expect(response.status).toBe(415);
});
