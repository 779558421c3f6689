import * as z from 'zod';

/** A photo or video that came with a tip; the bytes are sealed apart, under `id`. */
export const TipFile = z.strictObject({
  id: z.string(),
  name: z.string().max(200),
  type: z.string().max(100),
  size: z.int().nonnegative(),
  /** Of the original, hex: what a court would ask for. */
  sha256: z.string().length(64),
  /** When it arrived, ISO. What the camera noted is inside the original. */
  at: z.string(),
});
export type TipFile = z.infer<typeof TipFile>;

const Words = z.string().max(2000);

/** What was seen. Sealed to the keys of the desk as JSON; read there, and nowhere else. */
export type TipContent = z.infer<typeof TipContent>;
export const TipContent = z.strictObject({
  /** The id of an act of the plan, or "other". */
  act: z.string().optional(),
  what: Words.optional(),
  when: z.string().optional(),
  where: z.array(Words).optional(),
  plate: z.array(z.string()).optional(),
  vehicle: z.string().optional(),
  colour: Words.optional(),
  driver: Words.optional(),
  more: Words.optional(),
  files: z.array(TipFile).default([]),
});

/** Who saw it. Sealed apart from the content; each field is given or not. */
export type TipIdentity = z.infer<typeof TipIdentity>;
export const TipIdentity = z.strictObject({
  name: z.string().optional(),
  citizenId: z.string().optional(),
  address: Words.optional(),
  phone: z.string().optional(),
  /** May be proposed for a commendation, under their name. */
  commend: z.boolean().optional(),
});

export const VEHICLES = ['motorbike', 'car', 'bus', 'truck', 'tractor', 'other'] as const;
