import { fold } from '../message/fold.ts';
import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { type MetricWords, readCounts } from '../report/read-counts.ts';
import { likenessToName } from '../roster/name-likeness.ts';
import { readOrdinal } from '../roster/ordinal.ts';
import { isTitle } from '../roster/small-talk.ts';
import { tidy } from '../roster/tidy.ts';
import { MAX_IN_HOUSEHOLD } from './survey-flows.ts';

/** One household as it can be recorded. */
export interface HouseholdRow {
  readonly number: number;
  /** Of whoever answers for it. */
  readonly name: string;
  readonly address?: string;
  readonly counts: Readonly<Record<string, number>>;
}

export interface HouseholdsRead {
  readonly good: readonly HouseholdRow[];
  /** With what is wrong, and what to do about it. */
  readonly bad: readonly { readonly number: number; readonly because: Text }[];
}

/**
 * One household a line: "1. Nguyễn Văn Thử, xóm Trên, 2 điện thoại, 1 máy tính", or "Nguyễn Văn Thử; xóm Trên; 2; 1" with
 * bare numbers in the order of the plan. A line of headings, a title or a sum is left out.
 */
export function readHouseholds(
  list: string,
  counts: readonly string[],
  vocabulary: readonly MetricWords[],
): HouseholdsRead {
  const good: HouseholdRow[] = [];
  const bad: { readonly number: number; readonly because: Text }[] = [];
  let last = 0;
  for (const line of tidy(list).split('\n')) {
    const ordinal = readOrdinal(line);
    const parts = (ordinal?.rest ?? line)
      .split(/[;,|\t]+/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.length === 0 || (isTitle(line) && !ordinal) || isHeading(parts)) continue;
    last = ordinal?.number ?? last + 1;
    const read = readParts(parts, counts, vocabulary);
    if (read.name === undefined) {
      bad.push({ number: last, because: text('survey.reason.name') });
      continue;
    }
    const missing = counts.find((count) => read.counts[count] === undefined);
    const large = counts.find((count) => (read.counts[count] ?? 0) > MAX_IN_HOUSEHOLD);
    if (missing !== undefined || large !== undefined) {
      const count = text(`campaign.denominator.${missing ?? large}`);
      const because = text(missing === undefined ? 'survey.reason.large' : 'survey.reason.missing', {
        count,
      });
      bad.push({ number: last, because });
      continue;
    }
    const { name, address } = read;
    good.push({ number: last, name, counts: read.counts, ...(address !== '' && { address }) });
  }
  return { good, bad };
}

function readParts(parts: readonly string[], counts: readonly string[], vocabulary: readonly MetricWords[]) {
  const found: Record<string, number> = {};
  const words: string[] = [];
  for (const part of parts) {
    const bare = /^\d{1,3}$/.test(part);
    const said = bare ? undefined : readCounts(part, vocabulary);
    if (said) for (const [count, value] of said.counts) found[count] = value;
    else if (bare) {
      const next = counts.find((count) => found[count] === undefined);
      if (next !== undefined) found[next] = Number(part);
    } else words.push(part);
  }
  const [name, ...rest] = words;
  const isName = name !== undefined && likenessToName(name) > 0;
  return { name: isName ? name : undefined, address: rest.join(', '), counts: found };
}

const isHeading = (parts: readonly string[]): boolean =>
  /^(?:stt|ho (?:va )?ten|ten chu ho|chu ho|ho gia dinh)/.test(fold(parts[0] ?? '')) &&
  !parts.some((part) => /^\d+$/.test(part));
