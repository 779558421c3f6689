import { afterEach, describe, expect, test } from 'vitest';
import { toInbound } from '../../../src/adapters/channels/telegram/translate.ts';
import { createAgenda } from '../../../src/app/agenda.ts';
import { createPlanner } from '../../../src/app/planner.ts';
import { instant, later, MINUTE } from '../../../src/core/time/instant.ts';
import { content, createTestApp, type TestApp } from '../../support/test-app.ts';
import { Crash, openTown, type Town } from '../town.ts';

/** Defects of Glific that were found by reading it or in its issues, one test for each. */
const START = instant('2025-12-22T08:00:00+07:00');
let town: Town | undefined;
let app: TestApp | undefined;
afterEach(async () => {
  await town?.close();
  await app?.close();
  town = undefined;
  app = undefined;
});

const until = async (iso: string): Promise<void> => {
  town?.pass(instant(`${iso}+07:00`));
  await town?.tick();
};
const sentTo = (): readonly string[] =>
  (town?.sent ?? []).map(({ key, address }) => `${key.split('/').at(-1)} ${address}`);

describe('scheduled messages', () => {
  test('the last day of a campaign is a day on which it reminds', async () => {
    town = await openTown(START, { units: 1 });
    await until('2025-12-31T08:00:00');
    expect(sentTo()).toEqual(['T-0 head-of-thon-1']);
  });

  test('two looks at the same moment send once', async () => {
    town = await openTown(START, { units: 1 });
    await until('2025-12-24T08:00:00');
    await town.restart();
    await town.tick();
    expect(sentTo()).toEqual(['T-7 head-of-thon-1']);
  });

  test.each(['before a commit', 'after a commit', 'before sending'])(
    'a process that dies %s has lost nothing and doubles nothing',
    async (moment) => {
      let armed = false;
      let isDead = false;
      const fault = (where: string): void => {
        isDead ||= armed && where === moment;
        if (isDead) throw new Crash(where);
      };
      town = await openTown(START, { units: 1, resend: true, fault });
      await town.tick();
      armed = true;
      await until('2025-12-24T08:00:00');
      expect([isDead, sentTo()]).toEqual([true, []]);
      armed = false;
      isDead = false;
      await town.restart();
      await town.tick();
      expect(sentTo()).toEqual(['T-7 head-of-thon-1']);
    },
  );

  test('nothing goes out before its moment, not even by a minute', async () => {
    town = await openTown(START, { units: 1 });
    await until('2025-12-24T07:59:00');
    expect(sentTo()).toEqual([]);
    town.pass(later(town.now(), MINUTE));
    await town.tick();
    expect(sentTo()).toHaveLength(1);
  });

  test('a campaign whose work fails takes no other with it, and is tried again', async () => {
    const planner = createPlanner(content.catalogue);
    const agenda = createAgenda({ planner, next: () => undefined });
    const tried: string[] = [];
    let isBroken = true;
    const look = () =>
      agenda.each(START, async ({ campaign }) => {
        tried.push(campaign.commune);
        if (campaign.commune === 'hoang-hop' && isBroken) throw new Error('no rule for that day');
        return 1;
      });
    await expect(look()).rejects.toThrow('no rule for that day');
    expect(tried.toSorted()).toEqual(['hoang-hop', 'kon-tum', 'loc-hoa', 'nghia-trung', 'yen-tho']);
    tried.length = 0;
    isBroken = false;
    expect(await look()).toBe(1);
    expect(tried).toEqual(['hoang-hop']);
  });
});

describe('answers', () => {
  const begin = async (): Promise<TestApp> => {
    app = await createTestApp('nghia-trung', START);
    await app.play('tám', 'head', 'thon-1');
    await app.say('tám', '/report thôn 1');
    return app;
  };
  const rows = async () =>
    (await app?.store.transaction((tx) => tx.entries.list('nghia-trung', 'vnetraffic-2025', 'thon-1')))?.map(
      ({ name, masked }) => [name, masked.plates],
    );

  test('a tap on the button of an earlier question is not the answer to this one', async () => {
    const { say } = await begin();
    for (const words of ['Nguyễn Văn Thử', 'thôn 1, xã Mẫu', '001099000001']) await say('tám', words);
    // "Bỏ qua" stands under the plates; by then another question is asked.
    await say('tám', { tap: 1 });
    const answer = (await say('tám', { tap: 1, messagesAgo: 1 })).join('\n');
    expect(answer).toContain('thuộc câu hỏi cũ');
    expect(answer).toContain('Người này đã làm được những việc nào?');
  });

  test('an answer that is also the name of a command is the answer', async () => {
    const { say } = await begin();
    for (const words of ['Tổng', 'đó là câu trả lời', 'thôn 1, xã Mẫu', '001099000001', 'bỏ qua', '1', 'gửi'])
      await say('tám', words);
    expect(await rows()).toEqual([['Tổng', undefined]]);
  });

  test('what another bot says is not heard, so that two of them never talk for ever', () => {
    const from = { id: 2, is_bot: true, first_name: 'Bot' };
    const chat = { id: 1, type: 'private' as const, first_name: 'An' };
    const message = { message_id: 1, date: 1, chat, from, text: 'chào' };
    expect(toInbound({ update_id: 1, message }, { id: 1, username: 'ta' } as never, START)).toBeUndefined();
  });
});
