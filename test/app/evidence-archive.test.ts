import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { expect, onTestFinished, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { bytesOfRow } from '../support/media-files.ts';
import { lastFile, unzip } from '../support/read-files.ts';
import { createTestApp } from '../support/test-app.ts';

test('the archive of evidence holds each file whole, in the folder of its unit, and an index with its digest', async () => {
  const app = await createTestApp('loc-hoa', instant('2025-03-28T08:00:00+07:00'));
  onTestFinished(() => app.close());
  await app.play('officer', 'officer');
  await app.play('head', 'head', 'to-ap-1');
  for (const words of ['minh chứng', '1', { files: ['chợ.jpg', 'họp.jpg'] }, 'xong'])
    await app.say('head', words);
  for (const words of ['minh chứng', '5', 'https://example.vn/tin-bai']) await app.say('head', words);
  expect(app.errors).toEqual([]);

  expect((await app.say('officer', 'xuat minh chung')).join()).toContain('Minh chứng (ZIP)');
  const { name, bytes } = await lastFile(app, 'officer');
  expect(name).toBe('minh-chung-vneid-90-ngay-dem-2025-20250328-0800.zip');
  const files = unzip(bytes);
  const index = parse(Buffer.from(files.get('index.csv') ?? []).toString(), {
    bom: true,
    columns: true,
  }) as Record<string, string>[];
  const evidence = await app.store.transaction((tx) => tx.evidence.of('loc-hoa', 'vneid-90-ngay-dem-2025'));
  expect(index.length).toBe(evidence.filter(({ state }) => state === 'kept').length);
  const packed = index.filter((row) => row['Tệp'] !== '');
  expect(packed.map((row) => row['Tệp'])).toEqual(['to-ap-1/photo-0001.jpg', 'to-ap-1/photo-0002.jpg']);
  for (const row of packed) {
    const one = files.get(row['Tệp'] ?? '') ?? new Uint8Array();
    expect(createHash('sha256').update(one).digest('hex')).toBe(row['Mã kiểm tra']);
    expect(Buffer.from(one.subarray(0, 3)).toString('hex')).toBe('ffd8ff');
  }
  const originals = await Promise.all(
    evidence.flatMap(({ media }) => (media ? [bytesOfRow(app, media)] : [])),
  );
  expect(packed.map((row) => Buffer.from(files.get(row['Tệp'] ?? '') ?? []).length)).toEqual(
    originals.map((one) => one?.length),
  );
  expect(index.map((row) => row['Đường dẫn']).filter((link) => link !== '')).toEqual([
    'https://example.vn/tin-bai',
  ]);
  expect(app.audit.filter(({ action }) => action === 'export').map(({ detail }) => detail)).toEqual([
    expect.objectContaining({ kind: 'evidence' }),
  ]);
});
