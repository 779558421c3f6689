import { beforeAll, describe, expect, test } from 'vitest';
import type { Evidence } from '../prove/evidence.ts';
import { judge } from '../prove/judge.ts';
import { type Proof, prove } from '../prove/prove.ts';

/** A small `npm run prove`; the large one is in docs/proofs.md. */
let proof: Proof;
beforeAll(async () => {
  proof = await prove({
    database: 'sqlite',
    campaign: 'nghia-trung/vnetraffic-2025',
    updates: 150,
    kills: 6,
    seed: 7,
  });
});

describe('a bot that is killed at random moments', () => {
  test('loses nothing and doubles nothing', () => {
    expect(proof.violations).toEqual([]);
  });

  test('was killed, had work to do and did it', () => {
    const { evidence, story } = proof;
    expect(evidence.boots).toHaveLength(7);
    expect(evidence.confirmations).toHaveLength(story.reports.length);
    expect(story.reports.length).toBeGreaterThan(5);
    expect(evidence.reminders.filter(({ state }) => state === 'sent').length).toBeGreaterThan(10);
  });
});

describe('the judge of it notices', () => {
  const judged = (change: Partial<Evidence>): string =>
    judge(proof.sample, proof.story, { ...proof.evidence, ...change }).violations.join('\n');

  test('a message that was lost', () => {
    expect(
      judged({ inbox: proof.evidence.inbox.toSorted((a, b) => (a.key < b.key ? 1 : -1)).slice(1) }),
    ).toMatch(/^message u\d+ is lost$/);
  });

  test('a confirmation that is there twice, or under another unit', () => {
    const [first, ...rest] = proof.evidence.confirmations;
    expect(judged({ confirmations: [first, first, ...rest] as Evidence['confirmations'] })).toMatch(
      /^confirmation .* is there 2 times/,
    );
    expect(
      judged({ confirmations: [{ ...first, unit: 'xa-khac' }, ...rest] as Evidence['confirmations'] }),
    ).toMatch(/is lost\nconfirmation .* was never wanted$/);
  });

  test('a reminder that is not in the ledger, or was not sent for no reason', () => {
    const [first, ...rest] = proof.evidence.reminders;
    expect(judged({ reminders: rest })).toMatch(/^reminder \S+ is lost$/);
    const mute = { ...first, state: 'dropped', reason: null } as Evidence['reminders'][number];
    expect(judged({ reminders: [mute, ...rest] })).toMatch(/nobody knows why|but a message carried it/);
  });

  test('an answer that never reached the platform', () => {
    const { outbox, boots: all } = proof.evidence;
    const lost = outbox.findLast(({ state }) => state === 'sent')?.provider_id;
    const boots = all.map((events) => events.filter((event) => event.type !== 'sent' || event.id !== lost));
    expect(judged({ boots })).toMatch(/is written as sent, but never was$/);
  });

  test('a message that was sent twice by a process that nobody killed', () => {
    const boots = proof.evidence.boots.map((events) => [...events]);
    boots.at(-1)?.push({ type: 'sent', id: 'again', key: 'in:prove:u000149:0' });
    expect(judged({ boots })).toBe('in:prove:u000149:0 was sent and not written down, and nobody was killed');
  });
});
