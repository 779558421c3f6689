import { describe, expect, test } from 'vitest';
import { createTalk, headOf, type Talk } from './talk.ts';

const here = ({ session }: Talk) => session && `${session.flow}.${session.node}`;
const inGuide = (): Talk => {
  const talk = createTalk();
  talk.hear({ text: '', start: 'vneid-install' });
  talk.tap('Android');
  return talk;
};

describe('a button that was tapped late', () => {
  test('of an earlier question of the same guide is no answer to this one', () => {
    const talk = inGuide();
    expect(talk.tap('iPhone')).toContain('Nút bạn vừa bấm thuộc câu hỏi cũ.');
    expect(talk.session).toMatchObject({ node: 'a-store', answers: { device: 'android' } });
  });

  test('of another guide is none either, though a choice of that name is here too', () => {
    const talk = inGuide();
    const done = talk.buttons.findLast(({ id }) => id === 'done')?.token ?? '';
    talk.hear({ text: '', start: 'vnetraffic-install' });
    talk.say('android');
    expect(talk.hear({ text: '', token: done })).toContain('câu hỏi cũ');
    expect(here(talk)).toBe('vnetraffic-install.a-store');
  });

  test('twice in a row answers once', () => {
    const talk = inGuide();
    const done = talk.buttons.findLast(({ id }) => id === 'done')?.token ?? '';
    talk.hear({ text: '', token: done });
    talk.hear({ text: '', token: done });
    expect(here(talk)).toBe('vneid-install.a-search');
  });

  test('of the same guide, begun again meanwhile, is none', () => {
    const talk = inGuide();
    const done = talk.buttons.findLast(({ id }) => id === 'done')?.token ?? '';
    talk.say('bắt đầu lại');
    talk.say('android');
    expect(talk.hear({ text: '', token: done })).toContain('câu hỏi cũ');
    expect(here(talk)).toBe('vneid-install.a-store');
  });

  test('when nothing is under way says so, and shows the way to the menu', () => {
    const talk = inGuide();
    talk.say('dừng');
    expect(talk.tap('Xong')).toContain('Nút này thuộc câu hỏi cũ');
    expect(talk.dialogue.offered?.map(({ id }) => id)).toEqual(['resume', 'menu']);
  });

  test('of a list that is no longer this person’s is none', () => {
    const head = { grants: headOf('thon-1') };
    const talk = createTalk(head);
    for (const words of ['/baocao thon-1', 'Nguyễn Văn Thử', 'thôn 1', '001099000001', 'bỏ qua', '1'])
      talk.say(words);
    const send = talk.buttons.findLast(({ id }) => id === 'send')?.token ?? '';
    const said = talk.hear({ text: '', token: send }, { grants: [] });
    expect(said).toContain('Nút này thuộc câu hỏi cũ');
    expect(talk.asked).not.toContain('record entry:thon-1');
  });

  test.each(['', '~~~~', 'r-thon-1~1~review~1~send', '/khong-co-lenh-nay', '!khong-co', 'constructor'])(
    'with nonsense on it (%j) does nothing',
    (token) => {
      const talk = inGuide();
      const before = talk.dialogue;
      expect(talk.hear({ text: '', token })).not.toBe('');
      expect(talk.dialogue).toEqual(before);
    },
  );

  test('that asks for a command still does, also months later', () => {
    const talk = inGuide();
    talk.hear({ text: '', token: '/list thon-1' });
    expect(talk.asked).toEqual(['start vneid-install', 'list thon-1']);
  });
});
