import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import sharp from 'sharp';
import type { Upload } from '../../src/ports/web-channel.ts';

/**
 * A file by its name alone, the same each time: "họp.jpg" is a photo that looks like no other, "họp~nhỏ.jpg" the same
 * photo made smaller, "danh-sach.csv" a list in test/fixtures/list-files and "danh-sach.xlsx" the same as a workbook, "kế hoạch.pdf" a paper, "clip.mp4" a video; "rỗng.jpg" is empty and "giả.jpg" no photo at all.
 */
export async function madeUpFile(name: string): Promise<Upload> {
  const [stem = '', extension = ''] = name.split('.');
  if (stem === 'rỗng') return { name, type: 'image/jpeg', bytes: new Uint8Array() };
  if (stem === 'giả') return { name, type: 'image/jpeg', bytes: Buffer.from('<html>không phải ảnh</html>') };
  if (extension === 'csv' || extension === 'xlsx') return { name, ...(await listFile(stem, extension)) };
  if (extension === 'pdf') return { name, type: 'application/pdf', bytes: Buffer.from(`%PDF-1.7 ${stem}`) };
  if (extension === 'mp4')
    return { name, type: 'video/mp4', bytes: Buffer.from(`\0\0\0\x18ftypisom${stem}`, 'utf8') };
  const [picture = '', variant] = stem.split('~');
  return { name, type: 'image/jpeg', bytes: await paint(picture, variant === undefined ? 160 : 96) };
}

async function listFile(stem: string, extension: 'csv' | 'xlsx'): Promise<Omit<Upload, 'name'>> {
  const bytes = readFileSync(join(import.meta.dirname, '../fixtures/list-files', `${stem}.csv`));
  if (extension === 'csv') return { type: 'text/csv', bytes };
  // Excel keeps what looks like a number as a number.
  const rows = bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => line.split(';').map((cell) => (/^[1-9]\d{10}$/.test(cell) ? Number(cell) : cell)));
  return { type: 'application/octet-stream', bytes: await writeXlsx({ sheets: [{ name: 'ds', rows }] }) };
}

/** Coarse squares of grey, drawn from the name. */
async function paint(picture: string, width: number): Promise<Uint8Array> {
  const grey = createHash('sha512').update(picture).digest().subarray(0, 48);
  return sharp(grey, { raw: { width: 8, height: 6, channels: 1 } })
    .resize(width, (width * 3) / 4, { kernel: 'cubic' })
    .jpeg({ quality: 90 })
    .toBuffer();
}
