import { SendError, type SendFailure } from '../../../ports/channel.ts';

/** What to do about a code, besides telling it: some answers mean that the same must be said in another way. */
export type Remedy =
  /** A new access token, once. */
  | 'renew'
  /** The older address, which OAs of government have: https://openapi.zalo.me/v2.0/oa/message */
  | 'older'
  /** The address of today: the older one is closed to this OA. */
  | 'newer'
  /** Upload the file again: its handle has died. */
  | 'upload'
  /** Say it as plain text, without buttons and pictures. */
  | 'plain';

interface Meaning {
  readonly failure: SendFailure;
  readonly remedy?: Remedy;
  /** Seconds, where the platform says when rather than no. */
  readonly retryAfter?: number;
}

const means = (failure: SendFailure, ...codes: readonly number[]): [number, Meaning][] =>
  codes.map((code) => [code, { failure }]);

/** Message API, https://developers.zalo.me/docs/official-account/phu-luc/ma-loi */
const openApi: readonly (readonly [number, Meaning])[] = [
  ...means('throttled', -32),
  [-100, { failure: 'rejected', remedy: 'upload' }],
  ...means('rejected', -200, -210, -217, -237, -238, -241, -244, -249, -403),
  // The message names the field. A shape of button that this OA does not take is told so too.
  [-201, { failure: 'rejected', remedy: 'plain' }],
  [-233, { failure: 'rejected', remedy: 'plain' }],
  // For whoever runs the OA: switched off, not verified, not allowed, no package, no wallet.
  ...means('misconfigured', -204, -205, -209, -212, -219, -221, -223, -224, -242, -248, -320, -321),
  ...means('misconfigured', -14002, -14003),
  ...means('quota', -211, -218),
  // An article that is being made; a night in which this kind is not sent.
  [-214, { failure: 'unreachable', retryAfter: 600 }],
  [-234, { failure: 'unreachable', retryAfter: 3_600 }],
  [-216, { failure: 'misconfigured', remedy: 'renew' }],
  [-220, { failure: 'misconfigured', remedy: 'renew' }],
  ...means('blocked', -227),
  // Nothing but a paid template reaches them any more.
  ...means('window-closed', -213, -230, -231, -232, -305, -311),
  [-235, { failure: 'misconfigured', remedy: 'older' }],
  [-240, { failure: 'misconfigured', remedy: 'newer' }],
];

/** Templates (ZBS), https://developers.zalo.me/docs/zalo-notification-service/phu-luc/danh-sach-ma-loi */
const templates: readonly (readonly [number, Meaning])[] = [
  [-100, { failure: 'unreachable' }],
  [-124, { failure: 'misconfigured', remedy: 'renew' }],
  ...means('misconfigured', -101, -102, -103, -104, -105, -109, -115, -117, -120, -125, -126, -127, -131),
  ...means('misconfigured', -135, -1351, -136, -137, -138, -146, -1241, -1091, -1201, -1202, -320, -321),
  ...means('rejected', -108, -111, -112, -1121, -1122, -1124, -113, -1131, -116, -121, -122, -130, -132),
  ...means('rejected', -161, -162, -158, -159, -123, -128, -129, -142, -143, -151, -152, -153, -249),
  ...means('rejected', -148, -149, -1491, -150),
  // Their Zalo is too old, is not there, or does not take such messages from us.
  ...means('blocked', -110, -114, -118, -119, -139, -140, -141),
  ...means('quota', -144, -147, -1441, -1471, -1472, -145, -160),
  [-133, { failure: 'unreachable', retryAfter: 3_600 }],
];

/** Templates by user id are asked of the message API, and refused in the words of either. */
const tables = {
  openApi: new Map(openApi),
  templates: new Map(templates),
  templatesByUser: new Map([...openApi, ...templates]),
} as const;
export type Api = keyof typeof tables;

export interface Failure {
  readonly error: number;
  readonly message: string;
}

/** -223 says both that a right is missing and that the articles of the month are used up. */
const QUOTA = /quota|limit reached|hạn mức/i;

export function meaningOf({ error, message }: Failure, api: Api = 'openApi'): Meaning {
  if (error === -223 && QUOTA.test(message)) return { failure: 'quota' };
  return tables[api].get(error) ?? { failure: 'rejected' };
}

export function toSendError(what: string, failed: Failure, api: Api = 'openApi'): SendError {
  const { failure, retryAfter } = meaningOf(failed, api);
  const options = retryAfter === undefined ? {} : { retryAfter };
  return new SendError(failure, `Zalo OA ${what}: ${failed.error} ${failed.message}`.trim(), options);
}

/** Every code there is a line for, so that a test can hold the table against the documents. */
export const knownCodes = (api: Api): readonly number[] => [...tables[api].keys()];
