import { describe, expect, test } from 'vitest';
import { createTalk, headOf, installing } from './talk.ts';

const atFirstStep = () => {
  const talk = createTalk();
  talk.hear({ text: '', start: 'vneid-install' });
  talk.say('android');
  return talk;
};
const here = (talk: ReturnType<typeof createTalk>) => talk.session?.node;

describe('in the middle of a step', () => {
  test('a question is answered, and the step asked again', () => {
    const talk = atFirstStep();
    const node = here(talk);
    const said = talk.say('quên mật khẩu vneid thì làm sao');
    expect(talk.asked.at(-1)).toBe('answer vneid.forgot-password');
    expect(said).toContain(installing(String(node)));
    expect(here(talk)).toBe(node);
  });

  test('the words of its buttons still are its answers', () => {
    const talk = atFirstStep();
    talk.say('xong rồi');
    expect(talk.asked).toEqual(['start vneid-install']);
  });

  test('whoever says at length that it is done, or that somebody is needed, is understood', () => {
    const talk = atFirstStep();
    const node = here(talk);
    talk.say('dạ con cài xong xuôi hết rồi đó nghen');
    expect(here(talk)).not.toBe(node);
    talk.say('khó quá cho gặp người thật đi');
    expect(talk.asked.at(-1)).toBe('ask-human');
  });

  test.each(['k thấy nút đó', 'bấm rồi mà không ra gì', 'dạ chưa có cái nút nào hết', 'hổng có nút cài đặt'])(
    'whoever tells what is not there is helped where they are: %s',
    (words) => {
      const [stuck, told] = [atFirstStep(), atFirstStep()];
      expect(told.say(words)).toBe(stuck.say('chưa được'));
      expect(told.asked).toEqual(stuck.asked);
    },
  );

  test('what may be several things is offered as choices', () => {
    const talk = atFirstStep();
    talk.say('vneid gì đó nó báo');
    expect(talk.asked.at(-1)).toMatch(/^answer \S+ \S+ \S+$/);
  });

  test('what is not ours is said to be so; a word or two of nothing are not', () => {
    const talk = atFirstStep();
    talk.say('hôm nay trời có mưa không');
    expect(talk.asked.at(-1)).toBe('answer none');
    talk.say('ờ thế');
    expect(talk.asked).toHaveLength(2);
  });

  test('a thank-you is answered as one', () => {
    const talk = atFirstStep();
    talk.say('cảm ơn cháu nhiều nhé');
    expect(talk.asked.at(-1)).toBe('answer thanks');
  });
});

describe('where something is to be typed', () => {
  const asHead = () => {
    const talk = createTalk({ grants: headOf('thon-1') });
    talk.say('báo cáo');
    return talk;
  };

  test('a name is a name, whatever it sounds like', () => {
    const talk = asHead();
    talk.say('Quên Mật Khẩu');
    expect(talk.asked).toEqual(['report']);
    expect(talk.session?.answers).toMatchObject({ name: 'Quên Mật Khẩu' });
  });

  test('where figures are wanted, a question without any is a question, and six of them are no secret', () => {
    const talk = asHead();
    talk.say('Nguyễn Văn Thử');
    talk.say('thôn 1, xã Mẫu');
    talk.say('đợt cao điểm kéo dài đến khi nào');
    expect(talk.asked.at(-1)).toBe('answer campaign.deadline');
    expect(talk.say('483920')).not.toContain('giống mã hoặc mật khẩu');
  });
});

describe('who asks', () => {
  test('a citizen who begins with the name of a command rather asks a question', () => {
    const talk = createTalk();
    talk.say('sửa số điện thoại trong vneid');
    talk.say('nộp phạt nguội ở đâu');
    expect(talk.asked).toEqual(['answer vneid.change-phone-number', 'answer vnetraffic.lookup-fine']);
  });

  test('of somebody with a role it is the command', () => {
    const talk = createTalk({ grants: headOf('thon-1') });
    talk.say('sửa số điện thoại');
    expect(talk.asked[0]).toMatch(/^correct /);
  });
});

describe('codes, passwords and links', () => {
  test.each(['483920', 'mã otp là 483920', 'Thu@1957abc'])('%s is warned of and kept nowhere', (secret) => {
    const talk = atFirstStep();
    const node = here(talk);
    expect(talk.say(secret)).toContain('giống mã hoặc mật khẩu');
    expect(JSON.stringify(talk.dialogue)).not.toContain(secret);
    expect(talk.asked).toEqual(['start vneid-install']);
    expect(here(talk)).toBe(node);
  });

  test('a code in place of a name is not taken down', () => {
    const talk = createTalk({ grants: headOf('thon-1') });
    talk.say('báo cáo');
    expect(talk.say('otp 483920')).toContain('giống mã hoặc mật khẩu');
    expect(talk.session?.answers).toEqual({});
  });

  test('a link that is not official is warned of', () => {
    expect(createTalk().say('https://vneid-gov.com/a.apk')).toContain('đừng bấm đường dẫn đó');
    expect(createTalk().say('dichvucong.gov.vn đăng nhập sao')).not.toContain('đừng bấm đường dẫn đó');
  });
});
