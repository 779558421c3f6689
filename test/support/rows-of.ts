/** Lines of a backup's rows in an order that does not depend on the database, without when the machine's key was checked. */
export async function rowsOf(lines: AsyncIterable<string>): Promise<readonly string[]> {
  let text = '';
  for await (const some of lines) text += some;
  return text.trimEnd().split('\n').map(inOrder).toSorted();
}

/** The databases do not agree on the order of columns that were added later. */
function inOrder(line: string): string {
  const { table, row } = JSON.parse(line) as { table: string; row: Record<string, unknown> };
  return JSON.stringify([table, Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
