import * as z from 'zod';

/**
 * What the Zalo Bot Platform sends, as seen live and as documented (https://docs.zaloplatforms.com/docs/BOT), which
 * differ: an update comes bare or wrapped, a photo as `photo` or `photo_url`, an error as `error_code` or `errorCode`.
 */
const Id = z.union([z.string(), z.number().transform(String)]);

const Message = z.object({
  message_id: Id,
  /** Milliseconds; older documents say seconds. */
  date: z.coerce.number(),
  from: z.object({ id: Id, is_bot: z.boolean().optional() }),
  chat: z.object({ id: Id, chat_type: z.string() }),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.string().optional(),
  photo_url: z.string().optional(),
  voice_url: z.string().optional(),
});
export type Message = z.infer<typeof Message>;

const Update = z.object({ event_name: z.string(), message: Message });
export type Update = z.infer<typeof Update>;

const Wrapped = z.object({ ok: z.literal(true), result: Update }).transform(({ result }) => result);

/** Undefined when it is neither form. */
export function readUpdate(json: unknown): Update | undefined {
  const read = z.union([Wrapped, Update]).safeParse(json);
  return read.success ? read.data : undefined;
}

/** The answer to a call. HTTP 200 may carry a failure. */
const Answer = z.union([
  z.object({ ok: z.literal(true), result: z.unknown().optional() }),
  z
    .object({
      ok: z.literal(false),
      description: z.string().optional(),
      error_code: z.number().optional(),
      errorCode: z.number().optional(),
    })
    .transform(({ description = '', error_code, errorCode }) => ({
      ok: false as const,
      code: error_code ?? errorCode,
      description,
    })),
]);

export type Failure = { readonly ok: false; readonly code: number; readonly description: string };

/** What was not understood counts as a failure with the status of HTTP. */
export function readAnswer(
  json: unknown,
  status: number,
): { readonly ok: true; readonly result?: unknown } | Failure {
  const read = Answer.safeParse(json);
  if (!read.success) return { ok: false, code: status, description: 'the answer was not understood' };
  return read.data.ok ? read.data : { ...read.data, code: read.data.code ?? status };
}

export const Me = z.object({
  id: Id,
  account_name: z.string().optional(),
  display_name: z.string().optional(),
  can_join_groups: z.boolean().optional(),
});

export const Sent = z.object({ message_id: Id });

export const WebhookInfo = z.object({
  url: z.string().optional(),
  verification: z.object({ ok: z.boolean(), outcome: z.string().optional() }).optional(),
});
