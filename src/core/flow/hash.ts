/** A small number that changes when the value does: FNV-1a over its JSON. Not a secret and not for strangers' input. */
export function hashOf(value: unknown): number {
  const json = JSON.stringify(value);
  let hash = 0x811c9dc5;
  for (let i = 0; i < json.length; i++) hash = Math.imul(hash ^ json.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
