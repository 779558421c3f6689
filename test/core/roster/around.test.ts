import { describe, expect, test } from 'vitest';
import { readText } from '../../../src/core/roster/read-text.ts';

const names = ['Nguyễn Văn Thử', 'Trần Thị Giả', 'Điểu Tạm'];

const rowsOf = (text: string): readonly string[] =>
  readText(text).people.map(({ name, address, citizenId, phone }) =>
    [name, address, citizenId, phone].map((value) => value ?? '–').join(' | '),
  );

type Way = (name: string, n: number, more: string) => string;

const lists: Readonly<Record<string, Way>> = {
  'names alone': (name) => name,
  'numbered names': (name, n) => `${n}. ${name}`,
  'with a place': (name, n) => `${n}. ${name} - thôn 3`,
  'with a phone': (name, n) => `${name}, thôn 3, 091200000${n}`,
};

/** Something more is said of each of them. */
const listsWithMore: Readonly<Record<string, Way>> = {
  'behind the name': (name, n, more) => `${name}, ${more}, thôn 3, 07519900000${n}`,
  'at the end': (name, n, more) => `${n}. ${name} - thôn 3 - ${more}`,
  'in columns': (name, n, more) => `${n}\t${name}\t${more}\tthôn 3\t07519900000${n}`,
  'on lines of their own': (name, n, more) => `${n}. ${name}\n${more}\nthôn 3\n07519900000${n}`,
  'behind the address': (name, n, more) => `${name}, địa chỉ: thôn 3, ${more}, 07519900000${n}`,
  'without separators': (name, n, more) => `${name} thôn 3 ${more} 07519900000${n}`,
  'in brackets': (name, n, more) => `${n}. ${name} (${more})`,
};

const write = (way: Way | undefined, more = ''): string =>
  names.map((name, n) => way?.(name, n + 1, more) ?? '').join('\n');

describe('what is said above or below a list is no row and no address', () => {
  const said = (
    'Kính gửi anh, em gửi danh sách thôn 3|Dạ em gửi ạ|Em gửi ạ|Gửi anh|em nộp đây|Hết|Hết.|Hết ạ|Đủ rồi ạ|Xong rồi ạ|' +
    'Chỉ có vậy|Vậy thôi ạ|Em cảm ơn|Em xin hết|Chào anh|Chào anh Hùng|Dạ chào anh ạ|Anh Nam ơi|Anh kiểm tra giúp em|' +
    'Chị xem giúp em|Nhờ anh nhập giúp|Có gì anh báo em|Mai em gửi tiếp|Xin lỗi anh gửi muộn|Chúc anh ngày tốt lành|' +
    'Trân trọng|Trân trọng cảm ơn|Thôn 3 gửi ạ|Của thôn 3|Thôn em có 3 người|Đây là những người đã cài|' +
    'Những người đã cài xong|Người gửi: Trần Văn Gửi|Trưởng thôn Nguyễn Văn Trưởng|Tổ trưởng tổ 3|E gui a|Da em gui a|het'
  ).split('|');
  test.each(said)('%s', (words) => {
    for (const [way, line] of Object.entries(lists)) {
      const list = write(line);
      expect(rowsOf(`${words}\n${list}`), way).toEqual(rowsOf(list));
      expect(rowsOf(`${list}\n${words}`), way).toEqual(rowsOf(list));
    }
  });
});

describe('an occupation or a people is no address and no name', () => {
  const asides = (
    'làm ruộng|Làm nông|lam ray|giáo viên|Giáo viên mầm non|hưu trí|công nhân cao su|buôn bán|nội trợ|tự do|LĐTD|Lâm nghiệp|' +
    "Thợ xây|lái xe|học sinh|cán bộ hưu trí|Nghề nghiệp: làm ruộng|Nghề: thợ hồ|Kinh|S'tiêng|Stiêng|Nùng|Khmer|Khơ me|Tày|" +
    "Hoa|Mường|Cao Lan|Ê Đê|Gia Rai|M'Nông|dân tộc Kinh|Dân tộc: Nùng|Kinh/Không"
  ).split('|');

  test.each(asides)('%s', (words) => {
    for (const [way, line] of Object.entries(listsWithMore)) {
      const { people } = readText(write(line, words));
      const address = way === 'in brackets' ? undefined : 'thôn 3';
      expect(
        people.map((row) => [row.name, row.address]),
        way,
      ).toEqual(names.map((name) => [name, address]));
    }
  });

  test('under headings of their own, or of none that we know', () => {
    for (const heading of ['Dân tộc', 'Nghề nghiệp', 'Thông tin thêm']) {
      for (const words of asides) {
        const table = `STT\tHọ và tên\t${heading}\tĐịa chỉ\tCCCD\n1\tNguyễn Văn Thử\t${words}\tthôn 3\t075199000001`;
        expect(rowsOf(table), `${heading}: ${words}`).toEqual(['Nguyễn Văn Thử | thôn 3 | 075199000001 | –']);
      }
    }
  });
});

test('people who are called by such words stay in the list', () => {
  const called = (
    'Nguyễn Thị Chúc|Lê Văn Hết|Trần Trọng|Chảo A Phàn|Nguyễn Văn Của|Trần Văn Đủ|Nguyễn Thị Nhờ|Lý Thị Mường|' +
    'Nguyễn Hữu Trí|Hữu Trí|Nguyễn Thị Hoa|Hoàng Văn Thái|Cao Lan|Lâm Văn Nghiệp|Nông Văn Dân|Phạm Thị Mai|Ông Văn Hai'
  ).split('|');
  expect(readText(called.join('\n')).people.map(({ name }) => name)).toEqual(called);
  const numbered = called.map((name, n) => `${n + 1}. ${name}, thôn 3, 0912000${100 + n}`);
  expect(readText(numbered.join('\n')).people.map(({ name }) => name)).toEqual(called);
});
