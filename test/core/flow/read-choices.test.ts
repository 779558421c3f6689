import { expect, test } from 'vitest';
import { readChoices } from '../../../src/core/flow/read-choices.ts';
import type { Choice } from '../../../src/core/message/message.ts';
import { understand } from '../../../src/core/message/understand.ts';

const labels = {
  installed: 'Đã cài VNeTraffic',
  activated: 'Kích hoạt mức 2',
  linked: 'Tích hợp giấy tờ',
  all: 'Tất cả',
};
const choices: readonly Choice[] = Object.keys(labels).map((id) => ({ id, label: { key: id }, token: id }));
const read = (text: string) =>
  readChoices(text, choices, (part, offered) =>
    understand(
      part,
      offered.map(({ id }) => ({ id, labels: [labels[id as keyof typeof labels]] })),
    ),
  );

test.each<[string, string[]]>([
  ['đã cài, tích hợp giấy tờ', ['installed', 'linked']],
  ['da cai va kich hoat', ['installed', 'activated']],
  ['kích hoạt + tích hợp', ['activated', 'linked']],
  ['Đã cài VNeTraffic; 2', ['installed', 'activated']],
  ['kích hoạt\ntích hợp'.normalize('NFD'), ['activated', 'linked']],
])('"%s" names each', (text, ids) => {
  expect(read(text)).toEqual(ids);
});

test.each(['đã cài', 'đã cài, con gà', '', ',,', 'Nguyễn Văn Thử, thôn 1', '1,1,1,1,1'])(
  '"%s" names no list',
  (text) => {
    expect(read(text)).toBeUndefined();
  },
);
