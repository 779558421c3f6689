import type { TestApp } from '../support/test-app.ts';

interface Person {
  readonly name: string;
  readonly address?: string;
  readonly citizenId: string;
  readonly plates?: string;
  /** As it is answered: "1", "1 2". */
  readonly achieved?: string;
}

/** A head of Nghĩa Trung records a person in words, from the first question to "gửi". */
export async function record(app: TestApp, head: string, unit: string, person: Person): Promise<string> {
  const { name, address = 'thôn 1, xã Mẫu', citizenId, plates = 'bỏ qua', achieved = '1' } = person;
  for (const words of [`/report ${unit}`, name, address, citizenId, plates, achieved])
    await app.say(head, words);
  return (await app.say(head, 'gửi')).join('\n');
}

/** A made-up person; every one of them is called Thử ("try"). */
export const somebody = (n: number): Person => ({
  name: `Nguyễn Văn Thử ${'ABCDEFGHIK'[n % 10]}`,
  citizenId: `001099${String(n).padStart(6, '0')}`,
});
