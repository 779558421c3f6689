import * as z from 'zod';

/** A photo or video that came with a tip. Its bytes are sealed apart, under `id`, together with a TipFileHead. */
const TipFile = z.strictObject({
  id: z.string(),
  /** Where in a chat it lies, sealed by the server: the desk hands it back to have a missing file fetched again. */
  from: z.string().optional(),
});
export type TipFile = z.infer<typeof TipFile>;

/** What stands before the bytes of a file, inside its seal. */
export interface TipFileHead {
  readonly name: string;
  /** MIME type, as the bytes themselves say. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Of the original, hex: what a court would ask for. What the camera noted is inside the original. */
  readonly sha256: string;
  /** When it arrived, ISO 8601. */
  readonly at: string;
}

const Words = z.string().max(2000);
/** Base64 of the same, sealed to the desk before a restart. Of it, the fields in `keeps` lie under this. */
const Earlier = { earlier: z.array(z.string()).optional(), keeps: z.array(z.string()).optional() };

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
  files: z.array(TipFile).optional(),
  /** Whether the reporter wants to be told of news. */
  news: z.boolean().optional(),
  /** What the desk answers in. */
  language: z.enum(['vi', 'en']).optional(),
  /** Agreed to be proposed for a commendation; who they are is with the identity. */
  commend: z.boolean().optional(),
  ...Earlier,
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
  ...Earlier,
});

export const VEHICLES = ['motorbike', 'car', 'bus', 'truck', 'tractor', 'other'] as const;
