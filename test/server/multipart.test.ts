import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BadForm, boundaryOf, partsOf } from '../../src/server/multipart.ts';

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(request: { readonly body: Uint8Array; readonly boundary: string }, size: number) {
  const parts: [string, string | undefined, Buffer][] = [];
  for await (const { name, fileName, bytes } of partsOf(inPieces(request.body, size), request.boundary))
    parts.push([name, fileName, Buffer.concat(await Array.fromAsync(bytes))]);
  return parts;
}

async function written(form: FormData) {
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const boundary = boundaryOf(request.headers.get('content-type') ?? '') ?? '';
  return { boundary, body: new Uint8Array(await request.arrayBuffer()) };
}

test('a form comes out as it was written, in pieces of any size', async () => {
  const field = fc.tuple(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.uint8Array({ maxLength: 300 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(field, { maxLength: 4 }),
      fc.integer({ min: 1, max: 400 }),
      async (fields, size) => {
        const form = new FormData();
        form.append('csrf', 'mã "của" trang\r\n--');
        for (const [name, bytes] of fields)
          form.append('tệp "a"', new File([Buffer.from(bytes)], `${name}.xlsx`));
        const parts = await read(await written(form), size);
        expect(parts[0]).toEqual(['csrf', undefined, Buffer.from('mã "của" trang\r\n--')]);
        expect(parts.slice(1)).toEqual(
          fields.map(([name, bytes]) => ['tệp "a"', `${name}.xlsx`.toWellFormed(), Buffer.from(bytes)]),
        );
      },
    ),
    { numRuns: 100 },
  );
});

test('a name may hold what some take for the end of a line', async () => {
  const form = new FormData();
  form.append('file', new File(['x'], 'danh\u2028sách.xlsx'));
  expect(await read(await written(form), 5)).toEqual([['file', 'danh\u2028sách.xlsx', Buffer.from('x')]]);
});

test('a field that is not read is passed over', async () => {
  const form = new FormData();
  form.append('a', new File([Buffer.alloc(100_000)], 'a'));
  form.append('b', 'hai');
  const { body, boundary } = await written(form);
  const names: string[] = [];
  for await (const { name } of partsOf(inPieces(body, 999), boundary)) names.push(name);
  expect(names).toEqual(['a', 'b']);
});

test('nothing of a file is held but what may be the beginning of its end', async () => {
  const form = new FormData();
  form.append('a', new File([Buffer.alloc(1_000_000)], 'a'));
  const { body, boundary } = await written(form);
  let given = 0;
  async function* counted() {
    for await (const chunk of inPieces(body, 1_000)) {
      given += chunk.length;
      yield chunk;
    }
  }
  let taken = 0;
  for await (const { bytes } of partsOf(counted(), boundary)) {
    for await (const chunk of bytes) {
      taken += chunk.length;
      expect(given - taken).toBeLessThan(1_500);
    }
  }
  expect(taken).toBe(1_000_000);
});

test.each<[string, (body: Buffer) => Buffer]>([
  ['cut off', (body) => body.subarray(0, -10)],
  ['cut off in the middle', (body) => body.subarray(0, 120)],
  ['empty', () => Buffer.alloc(0)],
  ['no form', () => Buffer.from('xin chào')],
  [
    'of endless headers',
    (body) => Buffer.concat([body.subarray(0, 60), Buffer.alloc(20_000, 'x'), body.subarray(60)]),
  ],
])('a form that is %s is told as bad', async (_, spoil) => {
  const form = new FormData();
  form.append('a', new File([Buffer.alloc(1_000)], 'a'));
  const { body, boundary } = await written(form);
  for (const size of [7, 100_000])
    await expect(read({ body: spoil(Buffer.from(body)), boundary }, size)).rejects.toBeInstanceOf(BadForm);
});

test.each([
  ['multipart/form-data; boundary=----WebKitFormBoundaryabc', '----WebKitFormBoundaryabc'],
  ['multipart/form-data; charset=utf-8; boundary="a b"', 'a b'],
  ['application/x-www-form-urlencoded', undefined],
  ['multipart/form-data', undefined],
  ['', undefined],
])('%s says what stands between the fields', (type, boundary) => {
  expect(boundaryOf(type)).toBe(boundary);
});
