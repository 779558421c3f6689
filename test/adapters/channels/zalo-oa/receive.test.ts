import { describe, expect, test } from 'vitest';
import { macOf } from '../../../../src/adapters/channels/zalo-oa/signature.ts';
import type { Inbound } from '../../../../src/ports/channel.ts';
import type { Kind } from '../../../simulators/zalo-oa/events.ts';
import { toPost } from '../../../support/post.ts';
import { BÀ, NOON, openOa } from './open.ts';

const url = 'https://f1.zdn.vn/x';
const attached = (name: string, type: string, payload: object, text?: string): Kind => ({
  name: `user_send_${name}`,
  attachments: [{ type, payload }],
  ...(text !== undefined && { text }),
});

/** https://developers.zalo.me/docs/official-account/webhook/tin-nhan, event by event. */
const kinds: readonly (readonly [string, Kind, Inbound['heard']])[] = [
  ['words', { text: '  Xin chào ' }, { text: 'Xin chào' }],
  ['words with marks apart', { text: 'báo cáo'.normalize('NFD') }, { text: 'báo cáo' }],
  ['a button of ours', { text: '#cd m.1' }, { text: '', token: 'm.1' }],
  ['a photo', attached('image', 'image', { url, thumbnail: url }), photo('photo')],
  ['a photo with words', attached('image', 'image', { url }, 'Đây ạ'), { ...photo('photo'), text: 'Đây ạ' }],
  ['a gif', attached('gif', 'gif', { url, thumbnail: url }), photo('photo')],
  ['a voice', attached('audio', 'audio', { url }), photo('voice')],
  ['a video', attached('video', 'video', { url, description: 'x' }), photo('video')],
  ['a sticker', attached('sticker', 'sticker', { id: '1', url }), { text: '' }],
  ['a link', attached('link', 'link', { url: 'https://a.example/' }), { text: 'https://a.example/' }],
  [
    'a file whose size is a string',
    attached('file', 'file', { url, name: 'ds.xlsx', size: '1234', checksum: 'x', type: 'xlsx' }),
    { text: '', attachments: [{ kind: 'file', ref: url, name: 'ds.xlsx', type: 'xlsx', size: 1234 }] },
  ],
  [
    'a file whose size is nonsense',
    attached('file', 'file', { url, name: 'ds.xlsx', size: 'lớn' }),
    { text: '', attachments: [{ kind: 'file', ref: url, name: 'ds.xlsx' }] },
  ],
  ...(['number', 'string'] as const).map(
    (form) =>
      [
        `a place as ${form}`,
        attached('location', 'location', {
          coordinates:
            form === 'number' ? { latitude: 12.5, longitude: 107 } : { latitude: '12.5', longitude: '107' },
        }),
        { text: '', attachments: [{ kind: 'location', latitude: 12.5, longitude: 107 }] },
      ] as const,
  ),
  [
    'a card',
    attached('business_card', 'business_card', { phone: '84912345678' }),
    { text: '', attachments: [{ kind: 'contact', phone: '84912345678', own: false }] },
  ],
  [
    'a card as a link that describes it',
    attached('business_card', 'link', {
      url: 'https://qr.zaloapp.com/x',
      description: '{"phone":"84912345678","qrCodeUrl":"https://qr.zaloapp.com/x"}',
    }),
    { text: '', attachments: [{ kind: 'contact', phone: '84912345678', own: false }] },
  ],
  ['a card of unknown shape', attached('business_card', 'business_card', { thumb: 'x' }), { text: '' }],
  [
    'the form',
    { info: { name: 'Trần Thị Mẫu', phone: '84912345678', full_address: { user_city: 'x' } } },
    { text: '', attachments: [{ kind: 'contact', phone: '84912345678', own: false, name: 'Trần Thị Mẫu' }] },
  ],
  [
    'the form of old, with a number as a number',
    { info: { name: 'Mẫu', phone: 84912345678, address: 'a', city: 'b' } },
    { text: '', attachments: [{ kind: 'contact', phone: '84912345678', own: false, name: 'Mẫu' }] },
  ],
  [
    'the form as text',
    { submitted: '{"name":"Mẫu","phone":"84912345678"}' },
    { text: '', attachments: [{ kind: 'contact', phone: '84912345678', own: false, name: 'Mẫu' }] },
  ],
  ['a photo whose words are null', attached('image', 'image', { url }, null as never), photo('photo')],
  [
    'words beside an attachment of unknown shape',
    { name: 'user_send_image', attachments: ['x', { type: 7 }, null] as never, text: 'Đây ạ' },
    { text: 'Đây ạ' },
  ],
  ['a form of nothing', { submitted: 'xin chào' }, { text: '' }],
];

function photo(kind: 'photo' | 'voice' | 'video'): Inbound['heard'] {
  return { text: '', attachments: [{ kind, ref: url }] };
}

test.each(kinds)('%s', async (_, kind, heard) => {
  const { simulator, received } = await openOa();
  await simulator.act(BÀ, kind);
  expect(received).toEqual([[expect.objectContaining({ address: BÀ, at: NOON, heard })]]);
});

describe('somebody', () => {
  test('who follows is greeted, and who unfollows has left', async () => {
    const { simulator, received } = await openOa();
    await simulator.act(BÀ, 'follow');
    await simulator.act(BÀ, 'unfollow');
    expect(received.flat()).toMatchObject([
      { address: BÀ, heard: { start: '' }, presence: 'joined' },
      { address: BÀ, heard: { text: '' }, presence: 'left' },
    ]);
  });

  test('is heard once, also where the event has no id of its own', async () => {
    for (const kind of ['follow', { text: 'a' }] as const) {
      const { simulator, received } = await openOa();
      await simulator.act(BÀ, kind);
      await simulator.repeat();
      const [first, second] = received.flat() as Inbound[];
      expect(first?.key).toBe(second?.key);
    }
  });

  test('whose number stands there as one is told apart from everybody else', async () => {
    const { simulator, oa } = await openOa();
    const event = {
      event_name: 'user_send_text',
      app_id: simulator.app.id,
      timestamp: String(NOON),
      sender: { id: 'PERSON' },
      recipient: { id: simulator.oaId },
      message: { msg_id: 'm', text: 'a' },
    };
    const heard = [];
    for (const person of ['5555555555555555551', '5555555555555555552']) {
      const body = JSON.stringify(event).replace('"PERSON"', person);
      const secret = simulator.app.webhookSecret;
      const mac = macOf({
        appId: simulator.app.id,
        secret,
        body: Buffer.from(body),
        timestamp: String(NOON),
      });
      const headers = { 'x-zevent-signature': `mac=${mac}` };
      const request = new Request('https://xa.example/', { method: 'POST', body, headers });
      heard.push(await oa.webhook?.receive(await toPost(request, NOON)));
    }
    expect(heard).toMatchObject([[{ address: '5555555555555555551' }], [{ address: '5555555555555555552' }]]);
  });

  test('who follows twice has followed twice', async () => {
    const { simulator, received, pass } = await openOa();
    await simulator.act(BÀ, 'follow');
    pass(1_000);
    await simulator.act(BÀ, 'follow');
    const [first, second] = received.flat() as Inbound[];
    expect(first?.key).not.toBe(second?.key);
  });

  test.each([
    ['at the top', { anonymous_id: 'a1', conversation_id: 'c1' }],
    ['of the sender', { sender: { anonymous_id: 'a1', conversation_id: 'c1' } }],
    ['of the message', { message: { msg_id: 'm', text: 'a', anonymous_id: 'a1', conversation_id: 'c1' } }],
  ])('without a name is told apart by ids that stand %s', async (_, where) => {
    const { simulator, oa } = await openOa();
    const event = {
      event_name: 'anonymous_send_text',
      app_id: simulator.app.id,
      timestamp: String(NOON),
      recipient: { id: simulator.oaId },
      message: { msg_id: 'm', text: 'a' },
      ...where,
    };
    const read = await oa.webhook?.receive(await toPost(simulator.toRequest(event), NOON));
    expect(read).toMatchObject([{ address: 'anonymous:a1:c1', heard: { text: 'a' } }]);
    await oa.send('anonymous:a1:c1', { text: 'Chào', choices: [] }, new AbortController().signal);
    expect(simulator.sent()).toEqual([{ to: 'c1', version: 'v2', text: 'Chào' }]);
  });
});

describe('says nothing to us', () => {
  const silent: readonly (readonly [string, object])[] = [
    [
      'oa_send_text',
      { sender: { id: 'OA', admin_id: 'x' }, recipient: { id: BÀ }, message: { msg_id: 'm', text: 'a' } },
    ],
    ['oa_send_list', { sender: { id: 'OA' }, recipient: { id: BÀ }, message: { msg_id: 'm' } }],
    ['user_received_message', { sender: { id: 'OA' }, recipient: { id: BÀ }, message: { msg_id: 'm' } }],
    ['user_seen_message', { sender: { id: BÀ }, recipient: { id: 'OA' }, message: { msg_ids: ['m'] } }],
    ['add_user_to_tag', { oa_id: 'OA', tag: { user_ids: [BÀ], name: 'x' } }],
    ['change_template_status', { oa_id: 'OA', template_id: 1, status: {}, reason: 'x' }],
    [
      'user_send_group_text',
      { sender: { id: BÀ }, recipient: { id: 'OA' }, message: { msg_id: 'm', text: 'a' } },
    ],
    ['something_new', { oa_id: 'OA' }],
  ];
  test.each(silent)('%s', async (event_name, rest) => {
    const { simulator, oa } = await openOa();
    const text = JSON.stringify({ event_name, app_id: simulator.app.id, timestamp: String(NOON), ...rest });
    const event = JSON.parse(text.replaceAll('"OA"', `"${simulator.oaId}"`));
    expect(await oa.webhook?.receive(await toPost(simulator.toRequest(event), NOON))).toEqual([]);
  });
});

describe('the door', () => {
  const event = (oaId: string, appId: string) => ({
    event_name: 'user_send_text',
    app_id: appId,
    timestamp: String(NOON),
    sender: { id: BÀ },
    recipient: { id: oaId },
    message: { msg_id: 'm', text: 'Chào ạ' },
  });
  async function knock(
    change: (request: Request) => Promise<Request>,
    ids: { oaId?: string; appId?: string } = {},
  ) {
    const { simulator, oa } = await openOa();
    const { oaId = simulator.oaId, appId = simulator.app.id } = ids;
    const request = await change(simulator.toRequest(event(oaId, appId)));
    return oa.webhook?.receive(await toPost(request, NOON));
  }
  const as = async (
    request: Request,
    headers: Record<string, string>,
    body?: string | Uint8Array<ArrayBuffer>,
  ) => new Request(request.url, { method: 'POST', headers, body: body ?? (await request.text()) });
  const signed = (request: Request) => ({
    'x-zevent-signature': request.headers.get('x-zevent-signature') ?? '',
  });

  test('opens to the right signature', async () => {
    expect(await knock(async (request) => request)).toMatchObject([{ heard: { text: 'Chào ạ' } }]);
  });

  test('opens to the secret of the app too, for documents disagree on which one signs', async () => {
    const { simulator, oa } = await openOa({}, { webhookSecret: 'khac', appSecret: 'bi-mat-webhook' });
    const request = simulator.toRequest(event(simulator.oaId, simulator.app.id));
    expect(await oa.webhook?.receive(await toPost(request, NOON))).toHaveLength(1);
  });

  test.each<[string, (request: Request) => Promise<Request>]>([
    ['no signature', (request) => as(request, {})],
    ['another signature', (request) => as(request, { 'x-zevent-signature': `mac=${'0'.repeat(64)}` })],
    [
      'half a signature',
      (request) => as(request, { 'x-zevent-signature': signed(request)['x-zevent-signature'].slice(0, 20) }),
    ],
    [
      'another text',
      async (request) => as(request, signed(request), (await request.text()).replace('Chào', 'Chao')),
    ],
    [
      'the same JSON written otherwise',
      async (request) => as(request, signed(request), JSON.stringify(await request.json(), null, 1)),
    ],
  ])('stays shut to %s, and says 200 all the same', async (_, change) => {
    expect(await knock(change)).toEqual({ refused: 'unsigned', status: 200 });
  });

  test.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['nothing', ''],
    ['no JSON', 'xin chào'],
    ['no event', '{"a":1}'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe])],
  ])('takes %s for malformed', async (_, body) => {
    expect(await knock((request) => as(request, signed(request), body))).toEqual({
      refused: 'malformed',
      status: 200,
    });
  });

  test('knows what is for another OA or another app', async () => {
    for (const ids of [{ oaId: '1' }, { appId: '2' }]) {
      expect(await knock(async (request) => request, ids)).toEqual({ refused: 'foreign', status: 200 });
    }
  });
});
