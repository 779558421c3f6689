import * as z from 'zod';

/** A name in files, keys and buttons: small letters, digits and hyphens. */
export const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a name of small letters, digits and hyphens, such as thon-3')
  .max(40);
export type Id = z.infer<typeof Id>;
