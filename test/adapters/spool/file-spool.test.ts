import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createFileSpool } from '../../../src/adapters/spool/file-spool.ts';
import { instant } from '../../../src/core/time/instant.ts';
import { type Spool, type Spooled, SpoolFull } from '../../../src/ports/spool.ts';

const home = mkdtempSync(join(tmpdir(), 'cao-diem-spool-'));
afterAll(() => rmSync(home, { recursive: true }));

const NOON = instant('2025-12-22T12:00:00+07:00');
const batch = (text: string): Spooled => ({
  channel: 'zalo-bot',
  messages: [{ key: text, address: 'bà', at: NOON, heard: { text } }],
});

function open(folder = mkdtempSync(join(home, 'x-')), maxBytes?: number) {
  const unreadable: string[] = [];
  const spool = createFileSpool({
    folder,
    cipher: createCipher(new Uint8Array(32).fill(7)),
    ...(maxBytes !== undefined && { maxBytes }),
    onUnreadable: (file) => unreadable.push(file),
  });
  return { folder, spool, unreadable };
}

async function drain(spool: Spool): Promise<string[]> {
  const read: string[] = [];
  for (let next = await spool.oldest(); next !== undefined; next = await spool.oldest()) {
    read.push(...next.messages.map(({ heard }) => heard.text));
    await spool.remove();
  }
  return read;
}

test('gives back what it was given, oldest first, and stays with the oldest until it is removed', async () => {
  const { spool } = open();
  await Promise.all(['một', 'hai', 'ba'].map((text) => spool.add(batch(text))));
  expect(spool.waiting).toBe(3);
  expect(await spool.oldest()).toEqual(batch('một'));
  expect(await spool.oldest()).toEqual(batch('một'));
  expect(await drain(spool)).toEqual(['một', 'hai', 'ba']);
  expect(spool.waiting).toBe(0);
});

test('outlives its process, and goes on behind what it holds', async () => {
  const { folder, spool } = open();
  await spool.add(batch('một'));
  const { spool: next } = open(folder);
  await next.add(batch('hai'));
  expect(await drain(next)).toEqual(['một', 'hai']);
});

test('nothing on the disk can be read without the key, or by another user', async () => {
  const { folder, spool } = open();
  await spool.add(batch('số điện thoại 0912345678'));
  const [file = ''] = readdirSync(folder);
  expect(readFileSync(join(folder, file)).includes('0912345678')).toBe(false);
  expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
});

test('is full at its size, and has room again when something is gone', async () => {
  const { spool } = open(undefined, 400);
  await spool.add(batch('một'));
  await spool.add(batch('hai'));
  await expect(spool.add(batch('ba'))).rejects.toThrow(SpoolFull);
  await spool.remove();
  await spool.add(batch('ba'));
  expect(await drain(spool)).toEqual(['hai', 'ba']);
});

test('counts what an earlier process left', async () => {
  const { folder, spool } = open(undefined, 400);
  await spool.add(batch('một'));
  await spool.add(batch('hai'));
  await expect(open(folder, 400).spool.add(batch('ba'))).rejects.toThrow(SpoolFull);
});

test('a file that is damaged is set aside and told of, and the next one is read', async () => {
  const { folder, spool } = open();
  await spool.add(batch('một'));
  await spool.add(batch('hai'));
  const [damaged = ''] = readdirSync(folder).toSorted();
  writeFileSync(join(folder, damaged), 'rác');
  const { spool: next, unreadable } = open(folder);
  expect(await drain(next)).toEqual(['hai']);
  expect(unreadable).toEqual([damaged]);
  expect(readdirSync(folder)).toEqual([`${damaged}.aside`]);
});

test('half a file of a crash is no file', async () => {
  const { folder, spool } = open();
  await spool.add(batch('một'));
  writeFileSync(join(folder, '000000000002.batch.new'), 'nửa');
  const { spool: next } = open(folder);
  await next.add(batch('hai'));
  expect(await drain(next)).toEqual(['một', 'hai']);
  expect(readdirSync(folder)).toEqual([]);
});

test('what is set aside is kept, and its number is not given again', async () => {
  const { folder, spool } = open();
  await spool.add(batch('một'));
  await spool.setAside();
  await open(folder).spool.add(batch('hai'));
  expect(readdirSync(folder).toSorted()).toEqual(['000000000001.batch.aside', '000000000002.batch']);
});
