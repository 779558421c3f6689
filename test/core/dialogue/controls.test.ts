import { describe, expect, test } from 'vitest';
import { hear } from '../../../src/core/dialogue/hear.ts';
import { toMenu } from '../../../src/core/dialogue/ways.ts';
import { plain } from '../../../src/core/message/message.ts';
import { commandChoice } from '../../../src/core/message/say.ts';
import { createTalk, headOf, installing, sceneOf, type Talk } from './talk.ts';

const inGuide = (): Talk => {
  const talk = createTalk();
  talk.hear({ text: '', start: 'vneid-install' });
  talk.say('Android');
  talk.say('xong');
  return talk;
};
const here = ({ session }: Talk) => session && `${session.flow}.${session.node}`;

describe('at any point of a conversation', () => {
  test.each([
    ['quay lại', 'vneid-install.a-store'],
    ['quay lai', 'vneid-install.a-store'],
    ['Quay lại.', 'vneid-install.a-store'],
    ['QUAY LẠI!', 'vneid-install.a-store'],
    ['quay lại'.normalize('NFD'), 'vneid-install.a-store'],
    ['/back', 'vneid-install.a-store'],
    ['bắt đầu lại', 'vneid-install.device'],
    ['bat dau lai', 'vneid-install.device'],
    ['làm lại', 'vneid-install.device'],
    ['menu', 'menu.choose'],
    ['/menu', 'menu.choose'],
    ['danh mục', 'menu.choose'],
    ['trợ giúp', 'vneid-install.a-search'],
    ['tro giup', 'vneid-install.a-search'],
    ['?', 'vneid-install.a-search'],
    ['tiếp tục', 'vneid-install.a-search'],
  ])('%j leads to %s', (words, node) => {
    const talk = inGuide();
    expect(here(talk)).toBe('vneid-install.a-search');
    expect(talk.say(words)).not.toBe('');
    expect(here(talk)).toBe(node);
  });

  test.each(['dừng', 'dung', 'Dừng lại nhé'.slice(0, 8), 'thôi', 'thoát', 'stop'])(
    '%j puts it aside, and says how to go on',
    (words) => {
      const talk = inGuide();
      expect(talk.say(words)).toContain('gõ “tiếp tục”');
      expect(talk.session).toBeUndefined();
      expect(talk.say('tiep tuc')).toContain(installing('a-search'));
      expect(here(talk)).toBe('vneid-install.a-search');
    },
  );

  test('help is given with the question under way, whose buttons stay good', () => {
    const talk = inGuide();
    const said = talk.say('trợ giúp');
    expect(said).toContain('“quay lại” để về câu trước');
    expect(said).toContain(installing('a-search'));
    talk.tap('Xong');
    expect(here(talk)).toBe('vneid-install.a-check');
  });

  test('a picture or a sticker is answered kindly, and the question stays', () => {
    const talk = inGuide();
    expect(talk.say(' ')).toContain('Đừng bao giờ gửi ảnh thẻ căn cước');
    expect(here(talk)).toBe('vneid-install.a-search');
  });
});

describe('where nothing is under way', () => {
  test.each(['quay lại', 'bắt đầu lại', 'menu', 'tiếp tục', 'dừng', 'trợ giúp', 'gì cũng được'])(
    '%j ends in the menu or in a way to it',
    (words) => {
      const talk = createTalk();
      expect(talk.say(words)).not.toBe('');
      const ways = talk.dialogue.offered?.map(({ id }) => id);
      expect(here(talk) ?? ways).toEqual(talk.session ? 'menu.choose' : ['menu']);
    },
  );

  test('"tiếp tục" says that there is nothing to go on with', () => {
    expect(createTalk().say('tiếp tục')).toContain('Không có việc nào đang làm dở.');
  });

  test('stopping promises to keep nothing where there is nothing', () => {
    expect(createTalk().say('dừng')).toBe('Đã dừng. Khi nào cần, bạn cứ nhắn cho tôi.');
  });

  test('whoever comes in is welcomed, whoever comes back is not welcomed again', () => {
    const talk = createTalk();
    expect(talk.say('chào')).toContain('Chào bạn!');
    talk.say('cần người giúp trực tiếp');
    expect(talk.say('à thế hả')).toBe('Bạn cần việc gì?');
    expect(talk.say('không hiểu lắm')).not.toContain('Chào bạn!');
    expect(talk.say('xin chào')).toContain('Chào bạn!');
  });

  test('buttons of one command are told apart by number and in words', () => {
    const topic = (id: string, label: string) => commandChoice('answer', id, plain(label));
    const choices = [topic('vneid.install', 'Cài VNeID'), topic('vneid.nfc', 'Áp thẻ'), toMenu()];
    const dialogue = { parked: [], offered: choices };
    const run = (text: string) => hear(dialogue, { text }, sceneOf({})).effects;
    const asked = (args: string) => [{ type: 'run', command: 'answer', args }];
    expect(run('1')).toEqual(asked('vneid.install'));
    expect(run('2')).toEqual(asked('vneid.nfc'));
    expect(run('ap the')).toEqual(asked('vneid.nfc'));
  });

  test('buttons outside any conversation can be answered by number and in words too', () => {
    const talk = inGuide();
    talk.say('dừng');
    expect(talk.dialogue.offered?.map(({ id }) => id)).toEqual(['resume', 'menu']);
    talk.say('1');
    expect(here(talk)).toBe('vneid-install.a-search');
    talk.say('dừng');
    talk.say('về menu');
    expect(here(talk)).toBe('menu.choose');
  });
});

describe('a control that is an answer here', () => {
  const head = { grants: headOf('thon-1') };
  const atReview = (): Talk => {
    const talk = createTalk(head);
    for (const words of ['/baocao thon-1', 'Nguyễn Văn Thử', 'thôn 1', '001099000001', 'bỏ qua', '1'])
      talk.say(words);
    return talk;
  };

  test.each(['hủy', 'huy', 'thôi', 'Thôi, không gửi'])(
    '%j at a review drops the row instead of parking it',
    (words) => {
      const talk = atReview();
      expect(here(talk)).toBe('r-thon-1.review');
      expect(talk.say(words)).toContain('Đã bỏ, không ghi người này.');
      expect(talk.dialogue).toMatchObject({ parked: [] });
      expect(talk.asked).not.toContain('record entry:thon-1');
    },
  );

  test.each(['dừng', 'Dừng.', 'dừng'.normalize('NFD')])('%j at a review parks the row', (words) => {
    const talk = atReview();
    talk.say(words);
    expect(talk.dialogue.parked.map(({ flow }) => flow)).toEqual(['r-thon-1']);
  });

  test.each(['đúng', 'Đúng.', 'đúng'.normalize('NFD'), 'dung', 'đúng rồi'])(
    '%j at a review sends it',
    (words) => {
      const talk = atReview();
      talk.say(words);
      expect(talk.asked).toContain('record entry:thon-1');
    },
  );

  test('"đúng" keeps an odd number, and never stops', () => {
    const talk = createTalk(head);
    for (const words of ['/baocao thon-1', 'Nguyễn Văn Thử', 'thôn 1', '099199000001', 'đúng'])
      talk.say(words);
    expect(talk.session).toMatchObject({ node: 'plates', answers: { 'citizen-id': '099199000001' } });
  });

  test('"đúng" where nothing of the kind is asked is no stop either', () => {
    const talk = inGuide();
    talk.say('đúng');
    expect(here(talk)).toBe('vneid-install.a-search');
  });

  test('"thôi" where a guide offers to leave it for later is that answer', () => {
    const talk = createTalk();
    talk.hear({ text: '', start: 'vneid-install' });
    for (const words of ['android', 'xong', 'xong', 'xong', 'xong', 'xong']) talk.say(words);
    expect(here(talk)).toBe('vneid-install.and-then');
    expect(talk.say('thôi')).toContain('Khi nào cần, bạn cứ nhắn cho tôi.');
    expect(talk.dialogue.parked).toEqual([]);
  });
});

test('beginning a correction again keeps the row that it is about', () => {
  const talk = createTalk({ grants: headOf('thon-1') });
  talk.say('/sua thon-1');
  talk.say('họ và tên');
  talk.say('bắt đầu lại');
  expect(talk.session).toMatchObject({ flow: 'c-thon-1', node: 'field', answers: { entry: 'row-1' } });
});
