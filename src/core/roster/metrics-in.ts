import { fold } from '../message/fold.ts';
import type { MetricWords } from '../report/read-counts.ts';

/**
 * The metrics that some words name: "đã tích hợp BHYT, bằng lái". The longest wording wins where they overlap, so that
 * "cài VNeID" is not "cài" of something else.
 */
export function createMetricsIn(metrics: readonly MetricWords[]): (words: string) => readonly string[] {
  const ways = metrics
    .flatMap(({ metric, words }) => words.map((word) => ({ metric, word: fold(word) })))
    .filter(({ word }) => word !== '')
    .toSorted((a, b) => b.word.length - a.word.length);
  return (words) => {
    let rest = ` ${fold(words).replace(/[^a-z0-9]+/g, ' ')} `;
    if (rest.trim() === '') return [];
    const found = new Set<string>();
    for (const { word } of ways) {
      if (!rest.includes(` ${word} `)) continue;
      for (const way of ways) if (way.word === word) found.add(way.metric);
      rest = rest.replaceAll(` ${word} `, ' , ');
    }
    return metrics.filter(({ metric }) => found.has(metric)).map(({ metric }) => metric);
  };
}
