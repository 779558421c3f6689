import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Every sentence of one language under its full key: guides/vneid-install.json holds guides.vneid-install.… */
export function readLocale(dir: string): ReadonlyMap<string, string> {
  const sentences = new Map<string, string>();
  for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!file.endsWith('.json')) continue;
    const namespace = file.slice(0, -'.json'.length).split(sep).join('.');
    for (const [key, sentence] of flatten(readJson(join(dir, file)), namespace, join(dir, file))) {
      if (sentences.has(key)) throw new Error(`${join(dir, file)}: "${key}" is in another file already`);
      sentences.set(key, sentence);
    }
  }
  return sentences;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function flatten(value: unknown, key: string, file: string): (readonly [string, string])[] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${file}: "${key}" is neither a sentence nor a group of them`);
  }
  return Object.entries(value).flatMap(([name, inner]) => flatten(inner, `${key}.${name}`, file));
}
