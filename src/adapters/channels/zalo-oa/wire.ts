import * as z from 'zod';

/** Ids are numbers above 2^53, so they stay strings. */
const Id = z.union([z.string(), z.number().transform(String)]);
const Amount = z.coerce.number();

const Payload = z
  .object({
    url: z.string(),
    name: z.string(),
    type: z.string(),
    size: Amount.optional().catch(undefined),
    description: z.string(),
    coordinates: z.object({ latitude: Amount, longitude: Amount }).optional().catch(undefined),
    phone: Id,
  })
  .partial()
  .catch({});

const Attached = z.object({ type: z.string(), payload: Payload.default({}) });
export type Attached = z.infer<typeof Attached>;

/** What is of another shape is left out, and the rest of the message is heard. */
const Attachments = z
  .array(z.unknown())
  .transform((all) => all.flatMap((one) => Attached.safeParse(one).data ?? []));

/** https://developers.zalo.me/docs/official-account/webhook/tin-nhan; what we do not use is left alone. */
export const Event = z.object({
  event_name: z.string(),
  app_id: Id.optional(),
  oa_id: Id.optional(),
  timestamp: Id,
  sender: z
    .object({ id: Id.optional(), anonymous_id: Id.optional(), conversation_id: Id.optional() })
    .optional(),
  recipient: z.object({ id: Id.optional(), group_id: Id.optional() }).optional(),
  follower: z.object({ id: Id }).optional(),
  group_id: Id.optional(),
  anonymous_id: Id.optional(),
  conversation_id: Id.optional(),
  message: z
    .object({
      msg_id: Id.optional(),
      text: z.string().optional(),
      attachments: Attachments.optional().catch(undefined),
      group_id: Id.optional(),
      anonymous_id: Id.optional(),
      conversation_id: Id.optional(),
    })
    .optional(),
  info: z.object({ name: z.string().optional(), phone: Id.optional() }).optional().catch(undefined),
});
export type Event = z.infer<typeof Event>;

/** Some receive what was entered in the form as JSON in the text. */
export const SubmittedText = z.object({ name: z.string().optional(), phone: Id.optional() });

/** HTTP says 200 also for failures; success is error 0. */
export const Answer = z.object({
  error: z.number(),
  message: z.string().default(''),
  data: z.unknown().optional(),
});

export const Sent = z.object({ message_id: Id });
export const UploadedImage = z.object({ attachment_id: Id });
export const UploadedFile = z.object({ token: z.string() });

export const OaInfo = z.object({
  oa_id: Id.optional(),
  oaid: Id.optional(),
  name: z.string().optional(),
  is_verified: z.boolean().optional(),
  /** 2: of business; 4: of government. */
  oa_type: Amount.optional(),
  package_name: z.string().optional(),
});

/** Seconds. */
const LIFE = 90_000;

/** Seconds, as a string: "90000". Anything without an access token is a failure, whatever HTTP says. */
export const Tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** A pair whose life we were not told is worth keeping all the same: the one before it is used up. */
  expires_in: Amount.catch(LIFE),
});
export type Tokens = z.infer<typeof Tokens>;
export const TokenFailure = z
  .object({ error: Amount.optional(), error_name: z.string().optional() })
  .catch({});
export type OaInfo = z.infer<typeof OaInfo>;
