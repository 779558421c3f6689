import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readClockMove, showLocal } from '../../src/cli/chat-clock.ts';
import { runChat } from '../../src/cli/chat-run.ts';
import { instant } from '../../src/core/time/instant.ts';
import { playScript } from '../conversations/play-script.ts';
import { content } from '../support/test-app.ts';

const SAMPLE = 'nghia-trung/vnetraffic-2025';

async function chat(args: readonly string[], typed: readonly string[] = []) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runChat(args, {
    content,
    sample: SAMPLE,
    async *lines() {
      yield* typed;
    },
    echo: (line) => out.push(line),
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const head = [
  '1',
  'Nguyễn Văn Thử',
  'thôn 2, xã Mẫu',
  '001099000001',
  '[1]',
  '1',
  'gửi',
  '',
  '~ +1d',
  '# nhắc',
  '[2]',
  '[1]',
  'danh sách',
];

describe('a chat in the terminal', () => {
  test.each([
    ['a head', ['--as', 'head', '--unit', 'thon-2'], head],
    [
      'a citizen',
      ['--as', 'citizen'],
      ['hướng dẫn', 'cài vneid', 'android', 'chưa được', 'xong', 'dừng', 'tiếp tục'],
    ],
    [
      'an officer',
      ['--as', 'officer'],
      ['tổng', 'ai chưa nộp', '~ 2025-12-31T12:00:00+07:00', 'tong thon 3'],
    ],
    [
      'a head of another commune',
      ['--as', 'head', '--campaign', 'kon-tum/phan-anh-vi-pham-2023'],
      ['nộp', '~ +3d', '1'],
    ],
  ])('of %s can be copied into test/conversations as it stands', async (_, args, typed) => {
    const { out, code } = await chat(args, typed);
    expect(code).toBe(0);
    expect((await playScript(out)).replaceAll(/\n\n+/g, '\n')).toBe(out.replaceAll(/\n\n+/g, '\n'));
  });

  test('begins the day before the first reminder, with who and where', async () => {
    const { out } = await chat(['--as', 'head', '--unit', 'thon-2']);
    expect(out.split('\n').slice(0, 4)).toEqual([
      '@ nghia-trung 2025-12-23T08:00:00+07:00',
      '@ head head thon-2',
      'head > /start',
      'head < Chào bạn, người phụ trách Thôn 2.',
    ]);
  });

  test('lets time pass, and everything due happens', async () => {
    const { out } = await chat(['--as', 'head'], ['~ +1d']);
    expect(out).toMatch(/~ \+1d\nhead < Nhắc hạn: Thôn 1 còn 7 ngày/);
  });

  test('says so when there is no such button, moment or past', async () => {
    const { out } = await chat(
      ['--as', 'citizen'],
      ['[9]', '~ mai', '~ 2020-01-01T00:00:00+07:00', `${'a'.repeat(5_000)}`],
    );
    expect(out).toContain('# there is no button 9');
    expect(out).toContain('# after ~ comes +1d');
    expect(out).toContain('# the clock goes forward only');
    expect(out).toContain('# not sent: too-long');
  });

  test.each([
    [[], /--as must be one of: citizen, head, officer/],
    [['--as', 'mayor'], /--as must be one of/],
    [['--as', 'head', '--unit', 'thon-99'], /There is no unit "thon-99"\. There are: thon-1,/],
    [['--as', 'officer', '--unit', 'thon-1'], /--unit is for --as head/],
    [['--as', 'head', '--campaign', 'x/y'], /There is no campaign "x\/y"\. There are: /],
    [['--as', 'head', '--who'], /Unknown option '--who'/],
  ])('with %j says in a sentence what is wrong', async (args, sentence) => {
    const { code, err } = await chat(args);
    expect(code).toBe(1);
    expect(err).toMatch(sentence);
    expect(err).toContain('npm run chat -- --as citizen|head|officer');
  });

  test('reads what comes through a pipe to its end', () => {
    const root = join(import.meta.dirname, '../..');
    const { stdout, stderr, status } = spawnSync(process.execPath, ['src/cli/chat.ts', '--as', 'officer'], {
      cwd: root,
      encoding: 'utf8',
      input: 'tổng thôn 3\n~ +30m\n/chuanop',
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toContain(
      'officer > tổng thôn 3\nofficer < Số liệu Thôn 3, đợt VNeTraffic 2025, tính đến 08:00 ngày 23/12/2025:',
    );
    expect(stdout).toContain(
      '~ +30m\nofficer > /chuanop\nofficer < Tình hình nộp báo cáo, tính đến 08:30 ngày 23/12/2025',
    );
  });
});

describe('a move of the clock', () => {
  const now = instant('2025-12-23T08:00:00+07:00');
  test.each([
    ['+1d', '2025-12-24T08:00:00+07:00'],
    ['+3h', '2025-12-23T11:00:00+07:00'],
    ['+90m', '2025-12-23T09:30:00+07:00'],
    ['2025-12-31T23:59:59+07:00', '2025-12-31T23:59:59+07:00'],
    ['2025-12-31T17:00:00Z', '2026-01-01T00:00:00+07:00'],
  ])('%s leads to %s', (words, to) => {
    const at = readClockMove(words, now);
    expect(at && showLocal(at, 'Asia/Ho_Chi_Minh')).toBe(to);
  });

  test.each(['', '1d', '+1', '+d', '-1d', '+99999d', '2025-12-31', 'ngày mai'])('%j is none', (words) => {
    expect(readClockMove(words, now)).toBeUndefined();
  });
});
