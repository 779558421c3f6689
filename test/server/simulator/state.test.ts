import { expect, test } from 'vitest';
import { get } from '../support/ask.ts';
import { openSimulator } from '../support/open-simulator.ts';

const state = async (query = '') => (await get(openSimulator().http, `/simulator/state${query}`)).json();

test('tells the page who is there, what for, what time it is and what lies ahead', async () => {
  expect(await state()).toMatchObject({
    language: 'vi',
    campaign: { title: 'Đợt cao điểm ví dụ', commune: 'Xã Thử Nghiệm', unit: 'Thôn 3' },
    personas: [
      { id: 'citizen', role: 'Người dân', name: 'Nguyễn Văn Thử' },
      { id: 'head', role: 'Trưởng thôn', name: 'Trần Thị Mẫu' },
      { id: 'officer', role: 'Công an xã', name: 'Lê Văn Giả' },
    ],
    clock: {
      iso: '2025-12-22T00:30:00Z',
      day: 'Thứ Hai, 22/12/2025',
      time: '07:30',
      next: { day: 'Thứ Hai, 22/12/2025', time: '08:00', what: 'Nhắc trưởng thôn nộp báo cáo' },
    },
  });
});

test('speaks English when asked to, and Vietnamese when asked for anything else', async () => {
  expect(await state('?lang=en')).toMatchObject({ language: 'en', clock: { day: 'Monday, 22/12/2025' } });
  expect(await state('?lang=fr')).toMatchObject({ language: 'vi', clock: { day: 'Thứ Hai, 22/12/2025' } });
});

test('leaves the places open that the page fills itself', async () => {
  const { words } = (await state()) as { words: Record<string, string> };
  expect(words['moved']).toBe('Bây giờ là {day}, {time}.');
  expect(words['chat']).toContain('{name}');
});

test('does not give away the addresses behind the personas', async () => {
  expect(JSON.stringify(await state())).not.toContain('web-citizen');
});
