/** The first line of a file of age: a browser that is too old, or a person with a script, may send something else. */
export const looksSealed = (bytes: Uint8Array): boolean =>
  bytes.length > 200 && Buffer.from(bytes.subarray(0, 21)).toString('latin1') === 'age-encryption.org/v1';
