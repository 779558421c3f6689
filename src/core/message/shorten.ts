import { lastLetterEnd } from './break.ts';

/** The text if it fits, otherwise its beginning and "…", at most `limit` units together. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, lastLetterEnd(text, Math.max(limit - 1, 1))).trimEnd()}…`;
}
