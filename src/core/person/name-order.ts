/** Vietnamese order: by given name (the last word), then family name, then the words between; a ă â … d đ … */
export function compareNames(one: string, other: string): number {
  const [left, right] = [toOrder(one), toOrder(other)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = vietnamese.compare(left[index] ?? '', right[index] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

const vietnamese = new Intl.Collator('vi');

function toOrder(name: string): readonly string[] {
  const words = name.normalize('NFC').trim().split(/\s+/);
  return [...words.slice(-1), ...words.slice(0, -1)];
}
