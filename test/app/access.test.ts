import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../src/core/access/access.ts';
import { COMMANDS } from '../../src/core/command/command.ts';
import { instant } from '../../src/core/time/instant.ts';
import { content, createTestApp, type TestApp } from '../support/test-app.ts';

/** Written out by hand. Roles in a unit are held in thôn 1, which is also what is asked about. */
const table = `
  command     citizen  helper  deputy  head  officer  leader  receiver  admin   said
  start       yes      yes     yes     yes   yes      yes     yes       yes     /start
  vietnamese  yes      yes     yes     yes   yes      yes     yes       yes     tiếng việt
  english     yes      yes     yes     yes   yes      yes     yes       yes     english
  answer      yes      yes     yes     yes   yes      yes     yes       yes     /answer vneid.otp
  template    no       no      yes     yes   no       no      no        no      /template thôn 1
  list-page   no       no      yes     yes   no       no      no        no      /list-page thôn 1
  survey      no       no      yes     yes   yes      yes     no        no      /survey thôn 1
  group-counts  no      no      yes     yes   yes      yes     no        no      /group-counts thôn 1
  same-person   no      no      no      no    yes      no      no        no      /same-person 1
  other-person  no      no      no      no    yes      no      no        no      /other-person 1
  base-history  no      no      yes     yes   yes      yes     no        no      /base-history thôn 1
  roster      no       no      yes     yes   no       no      no        no      /roster 1. Nguyễn Văn Thử, thôn 1, 075199000001
  cancel-job  yes      yes     yes     yes   yes      yes     yes       yes     /cancel-job
  report      no       no      yes     yes   no       no      no        no      /report thôn 1
  list        no       no      yes     yes   no       no      no        no      /list thôn 1
  submit      no       no      yes     yes   no       no      no        no      /submit thôn 1
  correct     yes      yes     yes     yes   yes      yes     yes       yes     /correct thôn 1 1
  withdraw    no       no      yes     yes   no       no      no        no      /withdraw thôn 1 1
  total       no       no      yes     yes   yes      yes     no        no      /total thôn 1
  why         no       no      yes     yes   yes      yes     no        no      /why thôn 1
  received    no       no      yes     yes   no       no      no        no      /received
  later       no       no      yes     yes   no       no      no        no      /later
  handover    no       no      yes     yes   no       no      no        no      /handover thôn 1
  count       no       no      yes     yes   no       no      no        no      /count thôn 1
  evidence    no       no      yes     yes   yes      yes     no        no      /evidence thôn 1
  difficulty  no       no      yes     yes   no       no      no        no      /difficulty sóng yếu
  drop-off    no       no      no      no    yes      yes     no        no      /drop-off
  difficulties  no     no      yes     yes   yes      yes     no        no      /difficulties
  reply       no       no      no      no    yes      no      no        no      /reply 1 đã rõ
  switch      no       no      yes     yes   no       no      no        no      /switch thôn 1
  behalf      no       no      no      no    yes      no      no        no      /behalf thôn 3
  left        no       no      yes     yes   no       no      no        no      /left thôn 1 1
  history     no       no      yes     yes   yes      yes     no        no      /history thôn 1
  retract     no       no      yes     yes   no       no      no        no      /retract thôn 1
  tip         yes      yes     yes     yes   yes      yes     yes       yes     /tip
  receipt     yes      yes     yes     yes   yes      yes     yes       yes     /receipt
  tip-figures  no      no      no      no    yes      yes     yes       no      /tip-figures
  desk        no       no      no      no    no       no      yes       no      /desk
  flags       no       no      yes     yes   yes      yes     no        no      /flags thôn 1
  check       no       no      no      no    yes      no      no        no      /check
  checked     no       no      no      no    yes      yes     no        no      /checked
  hand        no       no      no      no    yes      no      no        no      /hand thôn 1 nhóm 1
  handed      no       no      yes     yes   yes      yes     no        no      /handed thôn 1
  base        no       no      yes     yes   yes      yes     no        no      /base thôn 1
  pledge      no       no      yes     yes   no       no      no        no      /pledge thôn 1 60%
  closed      no       no      no      no    yes      yes     no        no      /closed
  credits     no       no      yes     yes   yes      yes     no        no      /credits
  bulletins       no       no      no      no    yes      no      no        no      /bulletins
  groups      no       no      yes     yes   yes      no      no        no      /groups
  link-group  yes      yes     yes     yes   yes      yes     yes       yes     /link-group
  unlink-group  yes    yes     yes     yes   yes      yes     yes       yes     /unlink-group
  follow      yes      yes     yes     yes   yes      yes     yes       yes     /follow
  unfollow    yes      yes     yes     yes   yes      yes     yes       yes     /unfollow
  digest      no       no      no      no    yes      yes     no        no      /digest
  reject      no       no      no      no    yes      no      no        no      /reject thôn 1 1
  missing     no       no      no      no    yes      yes     no        no      /missing
  calls       no       no      no      no    yes      yes     no        no      /calls
  undelivered  no      no      no      no    yes      yes     no        no      /undelivered
  recipients  no       no      no      no    yes      yes     no        no      /recipients
  board       no       no      no      no    yes      yes     no        no      /board
  chart       no       no      no      no    yes      yes     no        no      /chart
  export      no       no      yes     yes   yes      yes     no        no      /export
  ranking     no       no      no      no    yes      yes     no        no      /ranking
  filed       no       no      no      no    yes      yes     no        no      /filed
  duplicates  no       no      no      no    yes      yes     no        no      /duplicates
  commend     no       no      no      no    yes      yes     no        no      /commend
  explain     no       no      yes     yes   yes      yes     no        no      /explain thôn 1
  invite      no       no      no      no    yes      no      no        no      /invite thôn 3
  invite-helper  no      no      yes     yes   yes      no      no        no      /invite-helper thôn 1
  remind      no       no      no      no    yes      no      no        no      /remind thôn 3
  extend      no       no      no      no    yes      no      no        no      /extend thôn 3 30/12 mưa lũ
  places      yes      yes     yes     yes   yes      yes     yes       yes     /places
  declare     yes      yes     yes     yes   yes      yes     yes       yes     /declare
  group       yes      yes     yes     yes   yes      yes     yes       yes     /group
  mydata      yes      yes     yes     yes   yes      yes     yes       yes     /mydata
  amend       yes      yes     yes     yes   yes      yes     yes       yes     /amend
  takeback    yes      yes     yes     yes   yes      yes     yes       yes     /takeback
  erase       yes      yes     yes     yes   yes      yes     yes       yes     /erase
  object      yes      yes     yes     yes   yes      yes     yes       yes     /object
  rights      no       no      no      no    yes      no      no        no      /rights
  settle      no       no      no      no    yes      no      no        no      /settle 1
  refuse      no       no      no      no    yes      no      no        no      /refuse 1
  erasures    no       no      no      no    yes      no      no        no      /erasures
  incident    yes      yes     yes     yes   yes      yes     yes       yes     /incident
  incidents   no       no      no      no    yes      yes     no        no      /incidents
  incident-told    no  no      no      no    yes      yes     no        no      /incident-told 1 A05
  incident-closed  no  no      no      no    yes      yes     no        no      /incident-closed 1 đã xóa
  looked      no       no      no      no    yes      yes     no        no      /looked
  human       yes      yes     yes     yes   yes      yes     yes       yes     /human
  rate        yes      yes     yes     yes   yes      yes     yes       yes     /rate 1 good
  calloff     yes      yes     yes     yes   yes      yes     yes       yes     /calloff
  talk        yes      yes     yes     yes   yes      yes     yes       yes     /talk 1
  solved      yes      yes     yes     yes   yes      yes     yes       yes     /solved 1
  claim       yes      yes     yes     yes   yes      yes     yes       yes     /claim 1
  visit       yes      yes     yes     yes   yes      yes     yes       yes     /visit 1
  requests    no       yes     yes     yes   yes      no      no        no      /requests
  visits      no       yes     yes     yes   yes      no      no        no      /visits
  verify      yes      yes     yes     yes   yes      yes     yes       yes     /verify
  quiet       yes      yes     yes     yes   yes      yes     yes       yes     /quiet
  vouch       no       no      yes     yes   no       no      no        no      /vouch thôn 1
  add-unit         no       no      no      no    yes      no      no        no      /add-unit Thôn 99
  rename-unit      no       no      no      no    yes      no      no        no      /rename-unit thôn 3 thành Thôn Mới
  merge-units      no       no      no      no    yes      no      no        no      /merge-units thôn 3, thôn 4 thành Thôn Mới
  split-unit       no       no      no      no    yes      no      no        no      /split-unit thôn 5 thành Thôn 5A, Thôn 5B
  retire-unit      no       no      no      no    yes      no      no        no      /retire-unit thôn 3
  move-deadline    no       no      no      no    yes      no      no        no      /move-deadline 10/1 mưa lũ
  pause            no       no      no      no    yes      no      no        no      /pause mưa lũ
  resume-campaign  no       no      no      no    yes      no      no        no      /resume-campaign
  changes          no       no      no      no    yes      no      no        no      /changes
  undo             no       no      no      no    yes      no      no        no      /undo 1
  confirm          no       no      no      no    yes      no      no        no      /confirm x
  replace-head     no       no      no      no    yes      no      no        no      /replace-head thôn 3
  end-role         no       no      no      no    yes      no      no        no      /end-role thôn 3
  loudspeaker  no      no      yes     yes   yes      yes     no        no      /loudspeaker
  join        yes      yes     yes     yes   yes      yes     yes       yes     /join
  unjoin      yes      yes     yes     yes   yes      yes     yes       yes     /unjoin
`;

const [header = [], ...lines] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s{2,}/));
const rules = lines.map(([command = '', ...cells]) => ({
  command,
  said: cells.at(-1) ?? '',
  allowed: new Map(ROLES.map((role) => [role, cells[header.indexOf(role) - 1] === 'yes'])),
}));
const OF_UNIT: readonly Role[] = ['helper', 'deputy', 'head'];

// One commune for all of them, and a new person for each: a thousand empty ones would take half a minute.
let app: TestApp;
let people = 0;
const somebody = (): string => `ai ${++people}`;
beforeAll(async () => {
  app = await createTestApp('nghia-trung', instant('2025-12-22T08:00:00+07:00'));
});
afterAll(() => app.close());

const isRefusal = (answer: string): boolean =>
  ['command.not-allowed', 'command.only-heads', 'command.not-your-unit', 'command.invite.only-helpers'].some(
    (key) => answer.includes(content.words.say('vi', { key })),
  );

test('the table has every command and every role', () => {
  expect(rules.map(({ command }) => command).toSorted()).toEqual([...COMMANDS].toSorted());
  expect(header.slice(1, -1)).toEqual([...ROLES]);
});

describe.each(rules)('$said', ({ said, allowed }) => {
  test.each(ROLES)('is answered as the table says to a %s', async (role) => {
    const name = somebody();
    await app.play(name, role, OF_UNIT.includes(role) ? 'thon-1' : null);
    const answer = (await app.say(name, said)).join('\n');
    expect(answer).not.toBe('');
    expect(isRefusal(answer)).toBe(!allowed.get(role));
    expect(app.errors).toEqual([]);
  });
});

describe('a role in another commune', () => {
  test.each(rules.filter(({ allowed }) => !allowed.get('citizen')))(
    'opens nothing here: $said',
    async ({ said }) => {
      const name = somebody();
      await app.store.transaction(async (tx) => {
        const [ai] = await tx.conversations.load([{ channel: 'web', address: name }]);
        if (ai === undefined) throw new Error('nobody');
        tx.conversations.save(ai);
        for (const role of ['officer', 'head'] as const)
          tx.grants.add(
            ai.account,
            { commune: 'yen-tho', role, unit: role === 'head' ? 'thon-1' : null },
            app.clock.now(),
          );
      });
      expect(isRefusal((await app.say(name, said)).join('\n'))).toBe(true);
    },
  );
});
