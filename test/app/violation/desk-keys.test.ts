import { afterEach, beforeEach, expect, test } from 'vitest';
import { fromEnvelope } from '../../../src/app/violation/file-envelope.ts';
import { instant, later, MINUTE } from '../../../src/core/time/instant.ts';
import { deskBox, visitDesk } from '../../support/desk-visit.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { createTestSealing, TEST_KEY } from '../../support/test-desk.ts';

const COMMUNE = 'kon-tum';
let app: TestApp;

beforeEach(async () => {
  app = await createTestApp(COMMUNE, instant('2023-11-08T09:20:00+07:00'));
});
afterEach(() => app.close());

/** A key as a browser makes one. */
const newKey = (receipt: string) => createTestSealing(app.clock).box.keysOf(receipt as never);
interface Sealed {
  readonly place: string;
  readonly header: string;
  readonly isShared: boolean;
}

const stored = (id: string) => app.store.transaction((tx) => tx.tips.parts(id));
const keys = () => app.store.transaction((tx) => tx.desks.keysOf(COMMUNE));

/** A desk that begins without any key: whoever plays the receiver brings one along in tests. */
async function beginEmpty(): Promise<void> {
  for (const address of ['hùng', 'mai', 'nam']) await app.play(address, 'receiver');
  await app.store.transaction((tx) => tx.desks.retireKey(COMMUNE, TEST_KEY, app.clock.now()));
}

test('the first key is used at once; every other one waits for a second pair of eyes', async () => {
  await beginEmpty();
  const [first, second, third] = await Promise.all(['1', '2', '3'].map(newKey));
  const add = (key: string | undefined, label: string) => ({ key, label, spare: false });
  const hung = await visitDesk(app, 'hùng');
  expect(await hung.post('/desk/keys', add(first?.key, 'Đ/c Hùng'))).toMatchObject({ done: true });
  expect((await keys()).map(({ label }) => label)).toEqual(['Đ/c Hùng']);
  expect(await hung.post('/desk/keys', add(first?.key, 'lần nữa'))).toMatchObject({ refused: 'known-key' });

  // Whoever adds a key does not confirm it, and two newcomers do not confirm each other.
  const mai = await visitDesk(app, 'mai');
  await mai.post('/desk/keys', add(second?.key, 'Đ/c Mai'));
  const nam = await visitDesk(app, 'nam');
  await nam.post('/desk/keys', add(third?.key, 'Đ/c Nam'));
  expect((await keys()).length).toBe(1);
  for (const [visit, key] of [
    [mai, second],
    [nam, second],
    [mai, third],
  ] as const)
    expect(await visit.post('/desk/keys/confirm', { key: key?.key })).toMatchObject({
      status: 403,
      refused: 'four-eyes',
    });
  expect(await hung.post('/desk/keys/confirm', { key: second?.key })).toMatchObject({ done: true });
  expect(await mai.post('/desk/keys/confirm', { key: third?.key })).toMatchObject({ done: true });
  expect(await mai.post('/desk/keys/confirm', { key: third?.key })).toMatchObject({ refused: 'gone' });
  expect((await keys()).map(({ label }) => label).toSorted()).toEqual(['Đ/c Hùng', 'Đ/c Mai', 'Đ/c Nam']);
  const log = await app.store.transaction((tx) => tx.desks.acts(COMMUNE, 9));
  expect(log.map(({ action }) => action)).toEqual([
    'confirm-key',
    'confirm-key',
    'add-key',
    'add-key',
    'add-key',
  ]);
});

test('a key that waits is sealed to by nobody, and can be turned down', async () => {
  await beginEmpty();
  const [first, second] = await Promise.all(['1', '2'].map(newKey));
  const hung = await visitDesk(app, 'hùng');
  await hung.post('/desk/keys', { key: first?.key, label: 'Hùng', spare: false });
  await hung.post('/desk/keys', { key: second?.key, label: 'Dự phòng', spare: true });
  const form = await (await hung.browsing.get(`/phan-anh/${COMMUNE}`)).text();
  expect(form).toContain(first?.key);
  expect(form).not.toContain(second?.key);
  expect(await hung.post('/desk/keys/retire', { key: second?.key })).toMatchObject({ done: true });
  expect(await hung.post('/desk/keys/retire', { key: first?.key })).toMatchObject({ refused: 'last-key' });
  const mai = await visitDesk(app, 'mai');
  expect(await mai.post('/desk/keys/confirm', { key: second?.key })).toMatchObject({ refused: 'gone' });
});

test('a tip is sealed anew for a key of later: content, identity, relay, thread and photo', async () => {
  await app.play('hùng', 'receiver');
  await app.play('mai', 'receiver');
  for (const words of ['phản ánh', '1', 'quá tải', 'hôm qua 17h', 'km 1, xã Vinh Quang'])
    await app.say('an', words);
  for (const words of ['82C-123.45', 'xe tải', 'bỏ qua', 'bỏ qua']) await app.say('an', words);
  await app.say('an', { files: ['anh.jpg'] });
  for (const words of ['xong', 'bỏ qua', 'có ghi tên', 'Nguyễn Văn Thử', 'bỏ qua', 'bỏ qua', 'bỏ qua'])
    await app.say('an', words);
  for (const words of ['đồng ý', 'có']) await app.say('an', words);
  const [receipt = ''] = /\d{4} \d{4} \d{4} \d{4}/.exec((await app.say('an', 'gửi')).join()) ?? [];
  await app.loop.tick();
  const desk = deskBox(app);
  const hung = await visitDesk(app, 'hùng');
  const { id, key: reporter } = await hung.first();
  const at = `/desk/tips/${id}`;
  for (const [kind, to] of [
    ['question', [TEST_KEY, reporter]],
    ['note', [TEST_KEY]],
  ] as const)
    await hung.post(`${at}/write`, { kind, body: await desk.seal({ text: kind }, ...to) });

  // Nothing to do yet: this is no way round the reason for an identity.
  expect(await hung.post(`${at}/reseal`)).toMatchObject({ status: 400, refused: 'wrong' });
  app.clock.moveTo(later(app.clock.now(), 90 * MINUTE));
  const theirs = await newKey('7');
  const mai = await visitDesk(app, 'mai');
  await mai.post('/desk/keys', { key: theirs.key, label: 'Đ/c Mai', spare: false });
  await hung.post('/desk/keys/confirm', { key: theirs.key });
  expect(await hung.first()).toMatchObject({ behind: true });
  await expect(desk.open((await hung.first()).content, theirs.secret)).rejects.toThrow();

  const before = await stored(id);
  const { sealed } = (await hung.post(`${at}/reseal`)) as unknown as { readonly sealed: readonly Sealed[] };
  expect(sealed.map(({ place }) => place.replace(/:.*/, ''))).toEqual([
    ...['content', 'identity', 'relay', 'message', 'message', 'file'],
  ]);
  // Headers and nothing else have left the server: with the desk's own secret they open to no word of anybody.
  for (const { header } of sealed) {
    expect(Buffer.from(header, 'base64').toString()).toMatch(
      /^age-encryption\.org\/v1\n-> .*\n--- \S{43}\n$/s,
    );
    await expect(desk.openBytes(Buffer.from(header, 'base64'))).rejects.toThrow();
  }
  const both = [TEST_KEY, theirs.key];
  const anew = Object.fromEntries(
    await Promise.all(
      sealed.map(async ({ place, header, isShared }) => [
        place,
        await desk.rewrap(header, ...both, ...(isShared ? [reporter] : [])),
      ]),
    ),
  ) as Record<string, string>;
  const { content: _, ...rest } = anew;
  const whole = await desk.seal({ text: 'another content' }, ...both);
  for (const bad of [{}, rest, { ...anew, identity: whole }, { ...anew, content: 'bm8=' }])
    expect(await hung.post(`${at}/reseal/headers`, bad)).toMatchObject({ status: 400, refused: 'wrong' });
  expect(await stored(id)).toEqual(before);
  expect(await hung.post(`${at}/reseal/headers`, anew)).toMatchObject({ done: true });

  const now = await mai.first();
  expect(now.behind).toBe(false);
  expect(await desk.open(now.content, theirs.secret)).toMatchObject({ plate: ['82C-123.45'] });
  expect(await desk.open(now.relay, theirs.secret)).toHaveProperty('news');
  const thread = (await (await mai.browsing.get(at)).json()) as { messages: { body: string }[] };
  const said = await Promise.all(thread.messages.map(({ body }) => desk.open(body, theirs.secret)));
  expect(said.map(({ text }) => text)).toEqual(['question', 'note']);
  const photo = await mai.browsing.get(`${at}/files/${now.files[0]}`);
  const { head } = fromEnvelope(
    await desk.openBytes(new Uint8Array(await photo.arrayBuffer()), theirs.secret),
  );
  expect(head.type).toBe('image/jpeg');
  const reason = await desk.seal({ text: 'xác minh' }, theirs.key);
  const { identity } = await mai.post(`${at}/identity`, { reason });
  expect(await desk.open(String(identity), theirs.secret)).toMatchObject({ name: 'Nguyễn Văn Thử' });
  // The reporter's receipt still opens what was meant for it, and no more.
  const { secret } = await newKey(receipt.replaceAll(' ', ''));
  const [question = '', own = ''] = thread.messages.map(({ body }) => body);
  expect(await desk.open(question, secret)).toEqual({ text: 'question' });
  await expect(desk.open(own, secret)).rejects.toThrow();
  const log = await app.store.transaction((tx) => tx.desks.acts(COMMUNE, 9));
  expect(log.map(({ action }) => action).slice(0, 2)).toEqual(['open-identity', 'reseal']);
  expect(await hung.post(`${at}/reseal`)).toMatchObject({ refused: 'wrong' });
});
