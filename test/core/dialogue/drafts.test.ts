import { describe, expect, test } from 'vitest';
import { createTalk, headOf, type Talk } from './talk.ts';

const head = { grants: headOf('thon-1', 'thon-2') };
const begun = (): Talk => {
  const talk = createTalk(head);
  talk.say('/baocao thon-1');
  talk.say('Nguyễn Văn Thử');
  return talk;
};
const here = ({ session }: Talk) => session && `${session.flow}.${session.node}`;

describe('a draft', () => {
  test('is put aside by the menu and offered there', () => {
    const talk = begun();
    expect(talk.say('menu')).toContain('Bạn còn một việc đang làm dở.');
    talk.say('tiếp tục');
    expect(talk.session).toMatchObject({
      flow: 'r-thon-1',
      node: 'address',
      answers: { name: 'Nguyễn Văn Thử' },
    });
  });

  test('is taken up again by asking for the same thing, wherever it is asked', () => {
    const talk = begun();
    talk.say('menu');
    expect(talk.say('/baocao thon-1')).toContain('Bạn đang làm dở việc này.');
    expect(here(talk)).toBe('r-thon-1.address');
    expect(talk.say('/baocao thon-1')).toContain('Bạn đang làm dở việc này.');
    expect(here(talk)).toBe('r-thon-1.address');
    expect(talk.dialogue.parked).toEqual([]);
  });

  test('of a guide is taken up again from the list of guides', () => {
    const talk = createTalk();
    talk.hear({ text: '', start: 'vneid-install' });
    for (const words of ['iphone', 'xong', 'menu', 'hướng dẫn cài đặt từng bước', 'cài và kích hoạt'])
      talk.say(words);
    expect(talk.say('Cài VNeID')).toContain('Bạn đang làm dở việc này.');
    expect(here(talk)).toBe('vneid-install.i-search');
  });

  test('of one unit is never continued for another', () => {
    const talk = begun();
    expect(talk.say('/baocao thon-2')).toContain('Thôn 2');
    expect(talk.session?.answers).toEqual({});
    talk.say('Trần Thị Mẫu');
    talk.say('dừng');
    expect(talk.dialogue.parked.map(({ flow, answers }) => [flow, answers['name']])).toEqual([
      ['r-thon-1', 'Nguyễn Văn Thử'],
      ['r-thon-2', 'Trần Thị Mẫu'],
    ]);
  });

  test('gives its place in the queue to the newest: two drafts are taken up in turn', () => {
    const talk = begun();
    for (const words of ['/baocao thon-2', 'Trần Thị Mẫu', 'dừng', 'tiếp tục']) talk.say(words);
    expect(here(talk)).toBe('r-thon-2.address');
    talk.say('dừng');
    talk.tap('Làm tiếp việc đang dở');
    talk.tap('Làm tiếp việc đang dở');
    expect(here(talk)).toBe('r-thon-1.address');
    expect(talk.dialogue.parked.map(({ flow }) => flow)).toEqual(['r-thon-2']);
  });

  test('is none where nothing was answered', () => {
    const talk = createTalk(head);
    talk.say('/baocao thon-1');
    talk.say('menu');
    expect(talk.dialogue.parked).toEqual([]);
  });

  test('is told from what is corrected: another row begins anew', () => {
    const talk = createTalk(head);
    talk.say('/sua thon-1');
    talk.say('họ và tên');
    talk.say('/sua thon-1');
    expect(talk.session).toMatchObject({ flow: 'c-thon-1', node: 'field' });
    expect(talk.dialogue.parked).toEqual([]);
  });

  test('gives way after five others, the oldest first', () => {
    const units = ['thon-1', 'thon-2', 'thon-3', 'thon-4', 'thon-5', 'thon-6'];
    const talk = createTalk({ grants: headOf(...units) });
    for (const unit of units) {
      talk.say(`/baocao ${unit}`);
      talk.say('Nguyễn Văn Thử');
    }
    talk.say('dừng');
    expect(talk.dialogue.parked.map(({ flow }) => flow)).toEqual(units.slice(1).map((unit) => `r-${unit}`));
  });
});

describe('when a role has ended', () => {
  const citizen = { grants: [] };

  test('the answer that was awaited is not taken, and the person is told', () => {
    const talk = begun();
    expect(talk.say('Số 1, thôn 1', citizen)).toContain('Việc này hiện không còn nữa.');
    expect(here(talk)).toBe('menu.choose');
    expect(talk.dialogue.parked).toEqual([]);
  });

  test('a draft of that unit cannot be taken up', () => {
    const talk = begun();
    talk.say('dừng');
    expect(talk.say('tiếp tục', citizen)).toContain('Không có việc nào đang làm dở.');
    expect(talk.session?.flow).toBe('menu');
  });

  test('a draft of another unit still can', () => {
    const talk = begun();
    for (const words of ['/baocao thon-2', 'Trần Thị Mẫu', 'dừng']) talk.say(words);
    talk.say('tiếp tục', { grants: headOf('thon-1') });
    expect(here(talk)).toBe('r-thon-1.address');
  });
});
