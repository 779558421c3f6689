/** What is there too often, not at all, or should not be there; each as a sentence. */
export function compare(what: string, expected: readonly string[], found: readonly string[]): string[] {
  const wanted = new Set(expected);
  const counts = new Map<string, number>();
  for (const one of found) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [
    ...[...wanted].filter((one) => !counts.has(one)).map((one) => `${what} ${one} is lost`),
    ...[...counts].filter(([one]) => !wanted.has(one)).map(([one]) => `${what} ${one} was never wanted`),
    ...[...counts]
      .filter(([, count]) => count > 1)
      .map(([one, count]) => `${what} ${one} is there ${count} times`),
  ];
}
