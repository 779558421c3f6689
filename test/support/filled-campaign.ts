import type { Plan } from '../../src/app/planner.ts';
import { countSubject } from '../../src/core/report/count-subject.ts';
import { listOf } from '../../src/core/report/list-of.ts';
import { openRounds, owedBy } from '../../src/core/report/owing.ts';
import { dayOf } from '../../src/core/time/day.ts';
import { HOUR, type Instant, later } from '../../src/core/time/instant.ts';
import type { Proof, Tx } from '../../src/ports/store.ts';
import { madeUpPerson } from '../../src/stage/made-up-person.ts';
import { createRandom, type Random } from '../../src/stage/random.ts';
import type { TestApp } from './test-app.ts';

const PROOFS: readonly Proof[] = ['self-declared', 'unit-confirmed', 'unit-confirmed', 'verified'];

/**
 * Made-up people in the lists of a campaign, some of them in two, reports of about two thirds of the units, and numbers
 * of half of them; the same for the same seed. Everything lies between `from` and the clock of the app.
 */
export async function fillCampaign(app: TestApp, plan: Plan, from: Instant, seed = 1): Promise<void> {
  const random = createRandom(seed);
  const now = app.clock.now();
  await app.store.transaction(async (tx) => {
    await recordPeople(tx, plan, random, from, now);
    fileReports(tx, plan, random, from, now);
    stateCounts(tx, plan, random, now);
  });
}

async function recordPeople(
  tx: Tx,
  { campaign, content }: Plan,
  random: Random,
  from: Instant,
  now: Instant,
) {
  const people = random.between(1, 60);
  for (const unit of content.units) {
    const list = listOf(campaign, unit);
    const rows = list === undefined || random.fraction() < 0.2 ? 0 : random.between(0, 8);
    for (let n = 0; n < rows; n++) {
      const { birthYear: _, plate, ...person } = madeUpPerson(random, random.between(1, people), unit.name);
      await tx.entries.record({
        id: `row-${unit.id}-${n}`,
        commune: campaign.commune,
        campaign: campaign.id,
        unit: unit.id,
        person: { ...person, plates: [plate] },
        achieved: (list?.metrics ?? []).filter(() => random.fraction() < 0.7),
        ...(campaign.groups.length > 0 && { details: { case: `g${random.pick(campaign.groups).number}` } }),
        proof: random.pick(PROOFS),
        by: `account-${random.between(1, 3)}`,
        at: random.between(from, now) as Instant,
      });
    }
  }
}

function fileReports(
  tx: Tx,
  { campaign, content, obligations }: Plan,
  random: Random,
  from: Instant,
  now: Instant,
) {
  const rounds = openRounds(obligations.values(), new Set(), now);
  for (const { key, unit, due } of content.units.flatMap(({ id }) => owedBy(rounds, id))) {
    if (random.fraction() > 0.65) continue;
    const when = random.fraction() < 0.2 ? later(due, HOUR) : later(from, HOUR);
    const place = { commune: campaign.commune, campaign: campaign.id };
    tx.submissions.file({
      ...place,
      obligation: key,
      unit,
      nil: false,
      by: 'account-1',
      at: Math.min(when, now) as Instant,
    });
  }
}

/** Of every unit that is asked for numbers, whether it owes a list or not. */
function stateCounts(tx: Tx, { campaign, obligations }: Plan, random: Random, now: Instant) {
  for (const obligation of obligations.values()) {
    const report = campaign.reports.find(({ id }) => id === obligation.report);
    if (obligation.opens > now) continue;
    for (const metric of report?.counts ?? []) {
      if (random.fraction() < 0.5) continue;
      tx.stated.state({
        commune: campaign.commune,
        campaign: campaign.id,
        unit: obligation.unit,
        subject: countSubject(obligation, metric),
        value: random.between(0, 9),
        asOf: dayOf(now, campaign.timeZone),
        by: 'account-1',
        at: now,
      });
    }
  }
}
