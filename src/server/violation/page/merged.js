import { fromBase64, openJson } from './seal.js';

/** Answers that were sealed before a restart of the server lie under those that came after it. */
export async function merged(value, secret) {
  const { earlier = [], ...rest } = value;
  let under = {};
  for (const sealed of earlier)
    under = { ...under, ...(await merged(await openJson(fromBase64(sealed), secret), secret)) };
  return { ...under, ...rest };
}
