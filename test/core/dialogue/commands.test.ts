import { describe, expect, test } from 'vitest';
import { createTalk, headOf, installing, type Talk } from './talk.ts';

const here = ({ session }: Talk) => session && `${session.flow}.${session.node}`;
const head = { grants: headOf('thon-1') };
const atName = (): Talk => {
  const talk = createTalk(head);
  talk.say('/baocao thon-1');
  return talk;
};

describe('a command in the middle of something', () => {
  test('is answered, and then the question comes once more', () => {
    const talk = createTalk();
    talk.hear({ text: '', start: 'vneid-install' });
    talk.say('android');
    const said = talk.say('/tong thôn 3');
    expect(said).toBe(`(total)\n${installing('a-store')}`);
    expect(talk.asked.at(-1)).toBe('total thôn 3');
    talk.say('xong');
    expect(here(talk)).toBe('vneid-install.a-search');
  });

  test.each(['tổng thôn 3', 'tong thon 3', 'ai chưa nộp?', 'danh sách'])(
    'is known in words (%j) where a choice is awaited',
    (words) => {
      const talk = createTalk();
      talk.hear({ text: '', start: 'vneid-install' });
      talk.say('android');
      talk.say(words);
      expect(talk.asked).toHaveLength(2);
      expect(here(talk)).toBe('vneid-install.a-store');
    },
  );

  describe.each(['danh sách', 'danh sach', 'Xem danh sách ạ', 'Tổng', 'Báo Cáo'])(
    'is asked about where a name is awaited: %j',
    (words) => {
      const asked = (): Talk => {
        const talk = atName();
        expect(talk.say(words)).toContain('bạn muốn tôi làm việc này, hay đây là câu trả lời?');
        expect(talk.asked).toEqual(['report thon-1']);
        return talk;
      };

      test.each(['1', 'làm việc đó', words])('%j does it, and the name is asked for once more', (meant) => {
        const talk = asked();
        talk.say(meant);
        expect(talk.asked).toHaveLength(2);
        talk.say('tiếp tục');
        expect(here(talk)).toBe('r-thon-1.name');
        expect(talk.session?.doubt).toBeUndefined();
        talk.say('Nguyễn Văn Thử');
        expect(talk.session?.answers).toMatchObject({ name: 'Nguyễn Văn Thử' });
      });

      test.each(['2', 'đó là câu trả lời', 'dung roi'])('%j takes it as the name', (meant) => {
        const talk = asked();
        talk.say(meant);
        expect(talk.session?.answers['name']).toMatch(/\p{L}/u);
        expect(here(talk)).toBe('r-thon-1.address');
      });

      test('another name is simply taken', () => {
        const talk = asked();
        talk.say('Nguyễn Văn Thử');
        expect(talk.session?.answers).toMatchObject({ name: 'Nguyễn Văn Thử' });
      });
    },
  );

  test('is asked about where an address is awaited, and done at once where it is none', () => {
    const talk = atName();
    talk.say('Nguyễn Văn Thử');
    expect(talk.say('báo cáo')).toContain('hay đây là câu trả lời?');
    talk.say('đó là câu trả lời');
    expect(talk.session?.answers).toMatchObject({ address: 'báo cáo' });
    talk.say('quay lại');
    talk.say('nộp');
    expect(talk.asked.at(-1)).toBe('submit');
  });

  test.each(['chào', 'alo', 'cảm ơn nhé'])(
    '%j is not taken for a name without being asked about',
    (words) => {
      const talk = atName();
      expect(talk.say(words)).toContain('có phải là câu trả lời không?');
      talk.say('gõ lại');
      expect(here(talk)).toBe('r-thon-1.name');
      expect(talk.session?.doubt).toBeUndefined();
    },
  );

  test.each(['quay lại', 'quay lai', 'trợ giúp', 'tro giup', 'menu', 'hủy', 'Huỷ', 'gặp người', 'gap nguoi'])(
    '%j steers where a name is awaited',
    (words) => {
      const talk = atName();
      talk.say(words);
      expect(talk.session?.answers['name']).toBeUndefined();
      expect(talk.session?.doubt).toBeUndefined();
    },
  );

  test.each([
    ['huy', 'Huy'],
    ['Dung', 'Dung'],
    ['tiep', 'Tiep'],
  ])('%j may be somebody of that name', (words, name) => {
    const talk = atName();
    talk.say(words);
    expect(here(talk)).toBe('r-thon-1.name');
    talk.tap(`Đây là họ và tên: ${name}`);
    expect(talk.session?.answers).toMatchObject({ name });
  });

  test('"huy" may as well mean to stop', () => {
    const talk = atName();
    talk.say('Nguyễn Văn Thử');
    talk.say('quay lại');
    talk.say('huy');
    expect(talk.say('1')).toContain('Đã dừng');
  });

  test('with a slash it is a command there too', () => {
    const talk = atName();
    talk.say('/tong');
    expect(talk.asked.at(-1)).toBe('total');
    expect(here(talk)).toBe('r-thon-1.name');
  });

  test.each(['không có xe', 'khong co xe', 'chưa có xe'])(
    '%j is the answer where a plate is awaited',
    (words) => {
      const talk = atName();
      for (const answer of ['Nguyễn Văn Thử', 'Số 1, thôn 1', '001099000001']) talk.say(answer);
      talk.say(words);
      expect(talk.session).toMatchObject({ node: 'achieved', answers: { plates: [] } });
    },
  );

  test('a plate that is no plate is asked for again, not looked up as a question', () => {
    const talk = atName();
    for (const answer of ['Nguyễn Văn Thử', 'Số 1, thôn 1', '001099000001']) talk.say(answer);
    talk.say('xe máy biển số 60 mà quên mất rồi');
    expect(talk.asked).toEqual(['report thon-1']);
    expect(here(talk)).toBe('r-thon-1.plates');
  });

  test('is known in words where a number is awaited, since it is none', () => {
    const talk = atName();
    talk.say('Nguyễn Văn Thử');
    talk.say('Số 1, thôn 1');
    expect(talk.say('tổng')).toContain('(total)');
    expect(here(talk)).toBe('r-thon-1.citizen-id');
  });

  test('that asks something itself is answered first, and the draft is kept', () => {
    const talk = atName();
    talk.say('Nguyễn Văn Thử');
    expect(talk.say('/nop')).toBe('(submit)');
    expect(talk.dialogue.offered?.map(({ id }) => id)).toEqual(['submit', 'resume']);
    talk.say('1');
    expect(talk.asked.at(-1)).toBe('submit yes');
    talk.say('tiếp tục');
    expect(here(talk)).toBe('r-thon-1.address');
  });

  test('makes the menu give way, so that its numbers do not count any more', () => {
    const talk = createTalk(head);
    talk.say('menu');
    talk.say('/nop');
    talk.say('1');
    expect(talk.asked.at(-1)).toBe('submit yes');
  });

  test('that only tells something comes back to the menu it was called from', () => {
    const talk = createTalk(head);
    talk.say('menu');
    expect(talk.say('/tong')).toBe('(total)\nBạn cần việc gì?');
    expect(here(talk)).toBe('menu.choose');
  });
});

describe('a link', () => {
  test('leads straight into its guide', () => {
    const talk = createTalk();
    expect(talk.hear({ text: '', start: 'vneid-level2' })).not.toBe('');
    expect(talk.session?.flow).toBe('vneid-level2');
  });

  test('in the middle of something puts that aside', () => {
    const talk = atName();
    talk.say('Nguyễn Văn Thử');
    talk.hear({ text: '', start: 'vneid-install' });
    expect(talk.session?.flow).toBe('vneid-install');
    expect(talk.dialogue.parked.map(({ flow }) => flow)).toEqual(['r-thon-1']);
  });

  test('to a guide that is under way goes on with it', () => {
    const talk = createTalk();
    talk.hear({ text: '', start: 'vneid-install' });
    talk.say('android');
    talk.hear({ text: '', start: 'vneid-install' });
    expect(here(talk)).toBe('vneid-install.a-store');
  });

  test('to nowhere says that it is gone, and offers the menu', () => {
    const talk = createTalk();
    expect(talk.hear({ text: '', start: 'vneid-cu' })).toBe(
      'Việc này hiện không còn nữa. Mời bạn chọn việc khác.',
    );
    expect(talk.dialogue.offered?.map(({ id }) => id)).toEqual(['menu']);
  });
});

test('calling for a person in the middle of a guide is answered once, with the question after it', () => {
  const talk = createTalk();
  talk.hear({ text: '', start: 'vneid-install' });
  talk.say('android');
  expect(talk.say('hỏi người')).toBe(`(ask-human)\n${installing('a-store')}`);
  expect(talk.asked.at(-1)).toBe('ask-human');
  expect(here(talk)).toBe('vneid-install.a-store');
});

test('calling for a person from the menu ends with a way back to it', () => {
  const talk = createTalk();
  talk.say('menu');
  expect(talk.say('cần người giúp trực tiếp')).toBe('(ask-human)');
  expect(talk.dialogue.offered?.map(({ id }) => id)).toEqual(['menu']);
});
