/** Sent as fast as it is taken; whoever leaves in the middle ends the source too. */
export const toBody = (bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> =>
  ReadableStream.from<Uint8Array>(bytes);
