/** Nothing that is sealed is so short; as many bytes tell. */
export const SEALED_HEAD = 201;

/** The first line of a file of age: a browser that is too old, or a person with a script, may send something else. */
export const looksSealed = (bytes: Uint8Array): boolean =>
  bytes.length >= SEALED_HEAD &&
  Buffer.from(bytes.subarray(0, 21)).toString('latin1') === 'age-encryption.org/v1';
