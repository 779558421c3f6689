import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { instant, isoInstant } from '../../core/time/instant.ts';
import type { Forgotten } from '../../ports/backups.ts';
import { FORGOTTEN } from './manifest.ts';

const Line = z.object({
  id: z.string(),
  at: z.iso.datetime({ offset: true }),
  commune: z.string(),
  what: z.union([
    z.object({ account: z.string(), everything: z.boolean() }),
    z.object({ entries: z.array(z.string()) }),
  ]),
});

/** What was erased, a line each. A line that was cut by a death is skipped: it was written again after it. */
export async function readForgotten(folder: string): Promise<readonly Forgotten[]> {
  const text = await readFile(join(folder, FORGOTTEN), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const read = Line.safeParse(parse(line));
    return read.success ? [{ ...read.data, at: instant(read.data.at) }] : [];
  });
}

export async function addForgotten(folder: string, forgotten: readonly Forgotten[]): Promise<void> {
  const known = new Set((await readForgotten(folder)).map(({ id }) => id));
  const news = forgotten.filter(({ id }) => !known.has(id));
  if (news.length === 0) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // The line break before them ends a line that was cut.
  const lines = news.map((one) => `\n${JSON.stringify({ ...one, at: isoInstant(one.at) })}`).join('');
  await appendFile(join(folder, FORGOTTEN), `${lines}\n`, { mode: 0o600, flush: true });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
