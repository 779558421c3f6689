import { parseArgs } from 'node:util';
import { intakeOf } from '../src/app/violation/intake-of.ts';
import { createStoreTip } from '../src/app/violation/store-tip.ts';
import { instant } from '../src/core/time/instant.ts';
import type { PublicKey } from '../src/ports/sealed-box.ts';
import { deskBox, visitDesk } from '../test/support/desk-visit.ts';
import { createTestApp } from '../test/support/test-app.ts';
import { createTestSealing, TEST_KEY } from '../test/support/test-desk.ts';

/**
 * node bench/desk.ts [--tips 1000 --keys 3]: a desk with many tips. What the server does for its list, and what the
 * officer's machine does to open it, by the same library, once after unlocking.
 */
const { values } = parseArgs({
  options: { tips: { type: 'string', default: '1000' }, keys: { type: 'string', default: '3' } },
});
const count = Number(values.tips);
const COMMUNE = 'kon-tum';
const at = instant('2023-11-08T09:00:00+07:00');

const sealing = createTestSealing({ now: () => at });
const desk = await createTestApp(COMMUNE, at, { sealing });
await desk.play('hùng', 'receiver');
const intake = intakeOf(desk.planner, COMMUNE, at);
if (intake === undefined) throw new Error(`${COMMUNE} has no desk`);
const others = await Promise.all(
  Array.from({ length: Number(values.keys) - 1 }, (_, n) => sealing.box.keysOf(`key ${n}` as never)),
);
const keys = [TEST_KEY as PublicKey, ...others.map(({ key }) => key)];
const storeTip = createStoreTip(sealing.shreds);
const seal = (value: object) => sealing.box.seal(Buffer.from(JSON.stringify(value)), keys);

const reporter = await sealing.box.keysOf('reporter' as never);
await measure(`sealing and storing ${count} tips to ${keys.length} keys`, async () => {
  for (let n = 0; n < count; n++) {
    const content = await seal({ act: 'qua-tai', when: '07/11/2023 17:00', where: [`km ${n}, xã Thử`] });
    const relay = await seal({ handle: 'a'.repeat(32), news: 'b'.repeat(400) });
    const lookup = n.toString(16).padStart(32, '0');
    const tip = { id: crypto.randomUUID(), lookup, key: reporter.key, to: keys, content, relay };
    await desk.store.transaction((tx) => storeTip(tx, intake, tip, at));
  }
});
const visit = await visitDesk(desk, 'hùng');
const tips = await measure('the list, as the server makes it and hands it over', () => visit.list());
if (tips.length !== count) throw new Error(`${tips.length} tips instead of ${count}`);
const { open } = deskBox(desk);
await measure('opening content and address of each, on the officer’s machine', async () => {
  for (const { content, relay } of tips) await Promise.all([open(content), open(relay)]);
});
await desk.close();

async function measure<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [began, busy] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(busy);
  const [wall, cpu] = [performance.now() - began, (user + system) / 1000];
  console.log(`${what}: ${cpu.toFixed(0)} ms of processor time, ${wall.toFixed(0)} ms`);
  return result;
}
