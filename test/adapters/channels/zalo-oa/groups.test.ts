import { describe, expect, test } from 'vitest';
import type { Inbound } from '../../../../src/ports/channel.ts';
import { composeWith } from '../../../support/compose-with.ts';
import { BÀ, NOON, openOa, signal } from './open.ts';

const GROUP = '7777777777777777777';
const address = `group:${GROUP}`;

describe('in a group of the OA', () => {
  test.each([
    ['/tổng', '/tổng'],
    ['@OA Thử Nghiệm tổng', 'tổng'],
    ['@OA Thử Nghiệm tổng'.normalize('NFD'), 'tổng'],
    ['[@3333333333333333333] ai chưa nộp', 'ai chưa nộp'],
  ])('"%s" is said to it', async (text, heard) => {
    const { oa, simulator, received } = await openOa();
    await oa.tend();
    await simulator.actInGroup(GROUP, BÀ, { text });
    expect(received).toMatchObject([[{ address, by: BÀ, heard: { text: heard } }]]);
    expect(oa.isGroup?.(address)).toBe(true);
  });

  test.each(['tổng', 'chào cả nhà', '@Bà Tám tổng'])(
    '"%s" is not, and nothing of it is taken in',
    async (text) => {
      const { oa, simulator, received } = await openOa();
      await oa.tend();
      await simulator.actInGroup(GROUP, BÀ, { text });
      expect(received).toEqual([[]]);
    },
  );

  test.each([
    ['at the top', { group_id: GROUP, recipient: { id: '3333333333333333333' } }],
    ['of the recipient', { recipient: { group_id: GROUP } }],
    ['of the message', { message: { msg_id: 'm', text: '/tong', group_id: GROUP } }],
  ])('its id is found where it may stand: %s', async (_, where) => {
    const { simulator, received, oa } = await openOa();
    const event = {
      event_name: 'user_send_group_text',
      app_id: simulator.app.id,
      timestamp: String(NOON),
      sender: { id: BÀ },
      message: { msg_id: 'm', text: '/tong' },
      ...where,
    };
    const request = simulator.toRequest(event);
    const body = new Uint8Array(await request.arrayBuffer());
    const header = (name: string) => request.headers.get(name) ?? undefined;
    expect(await oa.webhook?.receive({ body, header, at: NOON })).toMatchObject([{ address, by: BÀ }]);
    expect(received).toEqual([]);
  });

  test('words go to the group, without buttons, and call nobody', async () => {
    const { oa, simulator } = await openOa({ takesButtons: true }, { buttons: true });
    await simulator.actInGroup(GROUP, BÀ, { text: '/tong' });
    const choices = [{ token: 'a', text: '1. Xem' }];
    expect(await oa.send(address, { text: 'Số liệu của [@123]', choices }, signal)).toBe('sent-1');
    expect(simulator.sent(GROUP)).toEqual([
      { to: GROUP, version: 'v3', text: 'Số liệu của [ @123]\n\n1. Xem' },
    ]);
    expect(simulator.calls.at(-1)).toBe('v3.0/oa/group/message');
  });

  test('it may be written to however long nobody has spoken, and not where the OA is not in it', async () => {
    const { oa, clock } = await openOa();
    expect(oa.reach?.(address, undefined, clock.now())).toEqual({ open: true, cost: 'free' });
    await expect(oa.send(address, { text: 'a', choices: [] }, signal)).rejects.toMatchObject({
      failure: 'rejected',
    });
  });

  test('totals are answered to everybody there', async () => {
    const { oa, simulator, received } = await openOa({}, { commune: 'nghia-trung' });
    const app = await composeWith([oa], NOON);
    await simulator.actInGroup(GROUP, BÀ, { text: '/tong' });
    await app.receive(oa, received[0] as readonly Inbound[]);
    await app.loop.drain();
    expect(simulator.sent(GROUP)).toHaveLength(1);
    expect(app.errors).toEqual([]);
    await app.close();
  });

  test('a group that is no more has left', async () => {
    const { oa, simulator } = await openOa();
    const event = {
      event_name: 'delete_group',
      app_id: simulator.app.id,
      oa_id: simulator.oaId,
      group_id: GROUP,
      timestamp: String(NOON),
    };
    const request = simulator.toRequest(event);
    const body = new Uint8Array(await request.arrayBuffer());
    const header = (name: string) => request.headers.get(name) ?? undefined;
    expect(await oa.webhook?.receive({ body, header, at: NOON })).toMatchObject([
      { address, presence: 'left', by: simulator.oaId },
    ]);
  });
});
