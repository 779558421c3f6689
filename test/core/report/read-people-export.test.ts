import { expect, test } from 'vitest';
import { readPeopleExport } from '../../../src/core/report/read-people-export.ts';
import { content } from '../../support/test-app.ts';

const units = content.catalogue.communes.get('nghia-trung')?.units ?? [];
const FULL = ['khong che', 'day du', 'du so'];

test.each([
  ['', { unit: '' }],
  ['thôn 3', { unit: 'thôn 3' }],
  ['đầy đủ', { unit: '', reason: '' }],
  ['đầy đủ đối chiếu với tỉnh', { unit: '', reason: 'đối chiếu với tỉnh' }],
  ['thôn 3 đầy đủ vì đối chiếu hồ sơ', { unit: 'thôn 3', reason: 'đối chiếu hồ sơ' }],
  ['thon 3 khong che de doi chieu', { unit: 'thon 3', reason: 'doi chieu' }],
  ['đầy đủ thôn 3 lý do kiểm tra hồ sơ', { unit: 'thôn 3', reason: 'kiểm tra hồ sơ' }],
  ['đầy đủ Trường THCS Nghĩa Trung đối chiếu', { unit: 'Trường THCS Nghĩa Trung', reason: 'đối chiếu' }],
  // A unit that is not there is asked about, and not everybody's data handed over.
  ['thôn 33 đầy đủ đối chiếu', { unit: 'thôn 33', reason: 'đối chiếu' }],
])('“xuất danh sách %s” is read', (typed, wanted) => {
  expect(readPeopleExport(typed, FULL, units)).toEqual(wanted);
});
