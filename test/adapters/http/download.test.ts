import { describe, expect, test } from 'vitest';
import { createDownload } from '../../../src/adapters/http/download.ts';
import { FileTooBig } from '../../../src/ports/channel.ts';
import { networkError } from '../../simulators/faults.ts';

const signal = new AbortController().signal;
const open = (answer: () => Response | Promise<Response>) => {
  const asked: string[] = [];
  const redirects: unknown[] = [];
  const download = createDownload({
    fetch: async (input, init) => {
      asked.push(String(input));
      redirects.push(init?.redirect);
      return answer();
    },
    hosts: ['zdn.vn'],
    maxBytes: 10,
  });
  return { asked, redirects, download };
};
const read = async (chunks: AsyncIterable<Uint8Array>): Promise<string> =>
  Buffer.concat(await Array.fromAsync(chunks)).toString();

test.each(['https://zdn.vn/a', 'https://f12.photo.zdn.vn/a.jpg?x=1'])('%s is fetched', async (url) => {
  const { download, asked } = open(() => new Response('ảnh'));
  expect(await read(await download(url, signal))).toBe('ảnh');
  expect(asked).toEqual([url]);
});

test('nobody is led on to another address', async () => {
  const { download, redirects } = open(() => new Response('ảnh'));
  await download('https://zdn.vn/a', signal);
  expect(redirects).toEqual(['error']);
});

test.each([
  'http://zdn.vn/a',
  'https://zdn.vn.example/a',
  'https://evil-zdn.vn/a',
  'https://127.0.0.1/a',
  'https://zdn.vn:8443/a',
  'https://zdn.vn@10.0.0.1/a',
  'file:///etc/passwd',
  'a.jpg',
  '',
])('%s is not', async (url) => {
  const { download, asked } = open(() => new Response('x'));
  await expect(download(url, signal)).rejects.toMatchObject({ failure: 'rejected' });
  expect(asked).toEqual([]);
});

describe('a file', () => {
  const url = 'https://zdn.vn/a';
  test('that says it is too large is not read', async () => {
    const { download } = open(() => new Response('x', { headers: { 'content-length': '11' } }));
    await expect(download(url, signal)).rejects.toBeInstanceOf(FileTooBig);
  });

  test('that is larger than it says ends in an error', async () => {
    const { download } = open(() => new Response('x'.repeat(11)));
    await expect(read(await download(url, signal))).rejects.toBeInstanceOf(FileTooBig);
  });

  test('that is cut short may be tried again', async () => {
    let pulls = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (++pulls > 2) controller.error(new TypeError('terminated'));
        else controller.enqueue(new Uint8Array(3));
      },
    });
    const { download } = open(() => new Response(body));
    await expect(read(await download(url, signal))).rejects.toMatchObject({ failure: 'unreachable' });
  });

  test.each([
    [404, 'rejected'],
    [429, 'unreachable'],
    [500, 'unreachable'],
  ])('with status %i is %s', async (status, failure) => {
    const { download } = open(() => new Response('x', { status }));
    await expect(download(url, signal)).rejects.toMatchObject({ failure });
  });

  test('whose server is not there may be tried again', async () => {
    const { download } = open(() => Promise.reject(networkError('ECONNRESET')));
    await expect(download(url, signal)).rejects.toMatchObject({ failure: 'unreachable' });
  });
});
