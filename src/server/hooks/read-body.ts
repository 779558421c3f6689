/** No update of a platform comes near this. */
const MAX_BODY = 256 * 1024;

/** The raw bytes, because signatures are over them; undefined as soon as there are too many. */
export async function readBody(request: Request): Promise<Uint8Array | undefined> {
  const length = request.headers.get('content-length');
  if (Number(length ?? 0) > MAX_BODY) return undefined;
  // No more than was told comes through, and read at once it costs a fraction of a stream.
  if (length !== null) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
