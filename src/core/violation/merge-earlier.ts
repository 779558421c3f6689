interface Layer {
  /** The same, sealed before a restart of the server. */
  readonly earlier?: readonly string[];
  /** Which fields of it still hold; the others were answered anew, or left out on purpose. */
  readonly keeps?: readonly string[];
  readonly files?: readonly unknown[];
}

/** One content out of its layers; files add up. `open` opens what was sealed. Runs in the browser of the desk. */
export async function mergeEarlier<T extends Layer>(
  value: T,
  open: (sealed: string) => Promise<T>,
): Promise<Omit<T, 'earlier' | 'keeps'>> {
  const { earlier = [], keeps = [], ...rest } = value;
  let under: Partial<T> = {};
  for (const sealed of earlier) under = { ...under, ...(await mergeEarlier(await open(sealed), open)) };
  const kept = Object.fromEntries(Object.entries(under).filter(([name]) => keeps.includes(name))) as Layer;
  const files = [...(kept.files ?? []), ...(value.files ?? [])];
  return { ...kept, ...rest, ...(files.length > 0 && { files }) };
}
