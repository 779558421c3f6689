import { expect, test } from 'vitest';
import { DAY } from '../../../../src/core/time/instant.ts';
import { BÀ, openOa, signal } from './open.ts';

const approved = { '555': { noi_dung: 60, don_vi: 30 } };
const templates = {
  reminder: { id: '555', data: { noi_dung: { text: 60 }, don_vi: { say: 'xã Thử Nghiệm' } } },
} as const;

async function open(options: object = { approved }) {
  const opened = await openOa(options, { templates });
  await opened.simulator.act(BÀ, { text: 'chào' });
  opened.pass(8 * DAY);
  const send = (words: string) => opened.oa.template?.send('reminder', BÀ, words, signal);
  return { ...opened, send };
}

test('what was approved reaches somebody who has been silent for a week, and nothing else does', async () => {
  const { oa, simulator, send } = await open();
  await expect(oa.send(BÀ, { text: 'a', choices: [] }, signal)).rejects.toMatchObject({
    failure: 'window-closed',
  });
  expect(await send('Nhắc hạn: còn 7 ngày.\n\nChưa ghi được người nào.')).toBe('sent-1');
  expect(simulator.sent(BÀ)).toEqual([
    {
      to: BÀ,
      version: 'template',
      text: 'noi_dung: Nhắc hạn: còn 7 ngày. Chưa ghi được người nào.; don_vi: xã Thử Nghiệm',
    },
  ]);
});

test('words that are too long are cut between two of them', async () => {
  const { simulator, send } = await open();
  await send('Thôn 3 còn bảy ngày để nộp danh sách cá nhân đã cài đặt ứng dụng VNeTraffic của xã');
  expect(simulator.sent(BÀ)[0]?.text).toBe(
    'noi_dung: Thôn 3 còn bảy ngày để nộp danh sách cá nhân đã cài đặt…; don_vi: xã Thử Nghiệm',
  );
});

test("a template that Zalo does not know is somebody else's to mend; a dead token is renewed", async () => {
  const { send, simulator } = await open({ approved: {} });
  await expect(send('a')).rejects.toMatchObject({ failure: 'misconfigured' });
  simulator.faults.add('v3.0/oa/message/template', { answer: { error: -216, message: 'invalid' } });
  await expect(send('a')).rejects.toMatchObject({ failure: 'misconfigured' });
  expect(simulator.tokens.count).toBe(1);
});

test.each([
  [-118, 'blocked'],
  [-147, 'quota'],
  [-249, 'rejected'],
  [-133, 'unreachable'],
] as const)('%i means %s', async (error, failure) => {
  const { send, simulator } = await open();
  simulator.faults.add('v3.0/oa/message/template', { answer: { error, message: 'no' } });
  await expect(send('a')).rejects.toMatchObject({ failure });
});

test('an OA without templates has none to offer', async () => {
  const { oa } = await openOa();
  expect(oa.template).toBeUndefined();
});
