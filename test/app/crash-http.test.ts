import { beforeAll, describe, expect, test } from 'vitest';
import { judge, type Left } from '../prove/http/judge.ts';
import { type HttpProof, proveOverHttp } from '../prove/http/prove-http.ts';

/** A small `npm run prove -- --http`; the large ones are in docs/proofs.md. */
let proof: HttpProof;
beforeAll(async () => {
  proof = await proveOverHttp({
    database: 'sqlite',
    heads: 4,
    reports: 1,
    kills: 1,
    stops: 0,
    away: 0,
    faults: 3,
    second: false,
    seed: 7,
  });
}, 120_000);

describe('a process that is killed between four platforms that lose answers', () => {
  test('loses no update, doubles no effect and no message, and keeps the order of each chat', () => {
    expect(proof.violations).toEqual([]);
    expect(proof.doubled).toBe(0);
  });

  test('heard every platform and lived twice', () => {
    expect(proof.figures).toMatchObject({ 'lives of the process': 2, 'confirmations told and recorded': 4 });
    expect(new Set(proof.left.inbox.map(({ channel }) => channel)).size).toBe(4);
  });

  test('says in its logs no secret, no name, no number and no word of anybody', () => {
    expect(proof.secrets.length).toBeGreaterThan(15);
    expect(proof.secrets.filter((secret) => proof.output.includes(secret))).toEqual([]);
  });
});

describe('the judge of it notices', () => {
  const judged = (change: Partial<Left>): string =>
    judge(proof.tellers, { ...proof.left, ...change }, proof.achieved, proof.read).violations.join('\n');

  test('an update that was lost', () => {
    expect(judged({ inbox: proof.left.inbox.slice(1) })).toMatch(/messages were said on \S+, and \d+ heard/);
  });

  test('an effect that is there twice', () => {
    const [first] = proof.left.confirmations;
    expect(judged({ confirmations: [...proof.left.confirmations, first as never] })).toMatch(
      /is there 2 times/,
    );
  });

  test('a message that is there twice, or out of its place', () => {
    const at = proof.left.outbox.findIndex(({ state }) => state === 'sent');
    expect(judged({ outbox: proof.left.outbox.toSpliced(at, 1) })).toMatch(
      /is there twice, out of its place/,
    );
    expect(judged({ outbox: proof.left.outbox.toReversed() })).toMatch(/did not arrive/);
  });

  test('a message that is written as sent and was not', () => {
    const outbox = proof.left.outbox.map((row) => ({ ...row, provider_id: row.provider_id && 'another' }));
    expect(judged({ outbox })).toMatch(/is sent \(null\) and did not arrive/);
  });
});
