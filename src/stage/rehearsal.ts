import { randomBytes } from 'node:crypto';
import { createWeb } from '../adapters/channels/web/index.ts';
import { createMovableClock } from '../adapters/clock/movable-clock.ts';
import { createCipher } from '../adapters/crypto/cipher.ts';
import { createIds } from '../adapters/crypto/ids.ts';
import { createMemoryMedia } from '../adapters/media/memory-media.ts';
import { openSqliteStore } from '../adapters/storage/sqlite.ts';
import { cast } from '../app/cast.ts';
import { createFastForward } from '../app/fast-forward.ts';
import { loadFigures } from '../app/load-figures.ts';
import type { Plan } from '../app/planner.ts';
import { compose } from '../compose.ts';
import { firstDay, lastDay } from '../core/campaign/campaign.ts';
import { localNames } from '../core/campaign/local-names.ts';
import { obligationsOf } from '../core/campaign/obligations.ts';
import type { Unit } from '../core/campaign/unit.ts';
import { isSoon } from '../core/report/owing.ts';
import { addDays, addMonths, type Day, dayOf, startOf } from '../core/time/day.ts';
import { HOUR, type Instant, later } from '../core/time/instant.ts';
import type { ClosedPhase, Reminder, Submission } from '../ports/store.ts';
import type { Content } from '../read-content.ts';
import { createAnswers } from './made-up-head.ts';
import { madeUpPerson } from './made-up-person.ts';
import { chooseDeputies, choosePlayers, filesToday, type Player, reportsToday } from './players.ts';
import { createRandom } from './random.ts';
import type { Sample } from './sample.ts';

export interface ClosingFigure {
  readonly metric: string;
  readonly people: number;
  readonly entries: number;
}

export interface Rehearsal {
  readonly campaign: string;
  readonly seed: number;
  readonly from: Instant;
  readonly until: Instant;
  /** Messages that went through the whole pipeline. */
  readonly messages: number;
  readonly reminders: readonly Reminder[];
  /** What silence climbed to, in the same ledger. */
  readonly escalations: readonly Reminder[];
  readonly closings: readonly (ClosedPhase & { readonly hash: string })[];
  /** What the officer and the leader read. */
  readonly told: readonly {
    readonly at: Instant;
    readonly to: 'officer' | 'leader';
    readonly text: string;
  }[];
  /** What heads and deputies read without having asked. */
  readonly read: readonly {
    readonly at: Instant;
    readonly unit: string;
    readonly role: 'head' | 'deputy';
    readonly text: string;
  }[];
  readonly submissions: readonly (Submission & { readonly due: Instant })[];
  /** Obligations that were due and never answered. */
  readonly missing: readonly { readonly report: string; readonly unit: string; readonly due: Instant }[];
  readonly figures: readonly ClosingFigure[];
}

/** The last day of the campaign; where it is open-ended, the last deadline of its first thirteen months. */
function endOfStory({ content, campaign }: Sample): Day {
  const year = addMonths(firstDay(campaign), 13);
  const due = obligationsOf(campaign, content.units, year).at(-1)?.due;
  return lastDay(campaign) ?? (due === undefined ? year : dayOf(due, campaign.timeZone));
}

/**
 * The whole campaign with made-up heads who read and answer like people, through the real pipeline, on a clock that
 * is moved from one event to the next. The same seed gives the same rehearsal.
 */
export async function rehearse(content: Content, sample: Sample, seed: number): Promise<Rehearsal> {
  const { content: commune, campaign } = sample;
  const random = createRandom(seed);
  const from = later(startOf(firstDay(campaign), campaign.timeZone), 7 * HOUR);
  const until = startOf(addDays(endOfStory(sample), 10), campaign.timeZone);
  const clock = createMovableClock(from);
  const cipher = createCipher(randomBytes(32));
  const store = await openSqliteStore({ file: ':memory:', backups: '', cipher, ids: createIds() });
  const web = createWeb({ name: 'web', commune: commune.commune.id, clock });
  const app = await compose({
    content: {
      words: content.words,
      catalogue: { ...content.catalogue, communes: new Map([[commune.commune.id, commune]]) },
    },
    store,
    cipher,
    clock,
    ids: createIds(),
    media: createMemoryMedia(),
    channels: [web],
    onError: (what, error) => {
      throw new Error(`the rehearsal found a fault: ${what}`, { cause: error });
    },
  });
  const forward = createFastForward({ planner: app.planner, clock, tick: app.loop.tick, wakeAt: app.wakeAt });
  const answers = createAnswers(content.words.naming(localNames(commune)));
  const plan = app.planner.of(commune.commune.id, campaign.id, from) as Plan;
  const players = choosePlayers(sample, web.name, random);
  const deputies = chooseDeputies(sample, web.name, createRandom(seed + 1));
  const above = (['officer', 'leader'] as const).map((role) => {
    return { channel: web.name, address: role, commune: commune.commune.id, role, unit: null };
  });
  await cast(store, [...players, ...deputies, ...above], from);
  let messages = 0;
  let serial = 0;

  const replies = new Set<number>();

  const say = async ({ address }: Player, text: string): Promise<string> => {
    messages += 1;
    const before = web.history(address).length;
    await app.handleInbound(web, [
      { key: `rehearsal-${messages}`, address, at: clock.now(), heard: { text } },
    ]);
    await app.loop.drain();
    for (const { id } of web.history(address).slice(before)) replies.add(id);
    const last = web.history(address).at(-1);
    return `${last?.text ?? ''}\n${last?.choices.map((choice) => choice.text).join('\n') ?? ''}`;
  };

  async function reportSomebody(player: Player, unit: Unit): Promise<void> {
    const person = madeUpPerson(random, ++serial, unit.name);
    let heard = await say(player, '/report');
    // A list has at most a dozen questions; one that goes on is not answered as it was meant.
    for (let asked = 0; asked < 15; asked++) {
      const answer = answers(heard, person, String(random.between(1, 2)));
      if (answer === undefined && asked > 0 && !heard.includes(person.name))
        throw new Error(`a head of ${unit.id} does not know what to answer: ${heard}`);
      if (answer === undefined) return;
      heard = await say(player, answer);
    }
    throw new Error(`the report of ${unit.id} does not end`);
  }

  async function file(player: Player): Promise<void> {
    const filed = new Set(
      (await store.transaction((tx) => tx.submissions.of(commune.commune.id, campaign.id))).map(
        (one) => one.obligation,
      ),
    );
    const now = clock.now();
    const open = [...plan.obligations.values()].find(
      // Nobody reports for a time that has hardly begun.
      ({ key, unit, opens, due, closes }) =>
        unit === player.unit && opens <= now && isSoon(due, now) && now < closes && !filed.has(key),
    );
    if (open === undefined) return;
    const heard = await say(player, `/submit ${player.unit} ${open.report}`);
    const nil = heard.includes(content.words.say('vi', { key: 'report.submit.nil' }));
    await say(player, `/submit ${player.unit} ${open.report} ${nil ? 'nil' : 'ok'}`);
  }

  for (let today = firstDay(campaign); startOf(today, campaign.timeZone) < until; today = addDays(today, 1)) {
    // Heads look at their phones in the evening: at what came today, and at what they have to tell.
    const heard = new Map(players.map(({ address }) => [address, web.history(address).at(-1)?.id ?? 0]));
    await forward.moveTo(later(startOf(today, campaign.timeZone), 18 * HOUR));
    for (const player of players) {
      const unit = commune.units.find(({ id }) => id === player.unit) as Unit;
      const wasReminded = web.history(player.address).some(
        ({ id, from: who, choices }) =>
          // News without buttons asks for nothing.
          who === 'bot' && id > (heard.get(player.address) ?? 0) && choices.length > 0,
      );
      if (reportsToday(player, random)) await reportSomebody(player, unit);
      if (filesToday(player, wasReminded, random)) await file(player);
    }
  }
  await forward.moveTo(until);

  const result = await store.transaction(async (tx) => {
    const submissions = await tx.submissions.of(commune.commune.id, campaign.id);
    const filed = new Set(submissions.map(({ obligation }) => obligation));
    const counts = (await loadFigures(tx, plan)).during([]);
    const ledger = (await tx.reminders.of(commune.commune.id, campaign.id)).toSorted(
      (a, b) => a.at - b.at || (a.key < b.key ? -1 : 1),
    );
    return {
      reminders: ledger.filter(({ offset }) => offset.startsWith('T')),
      escalations: ledger.filter(({ offset }) => offset.startsWith('to-')),
      closings: await tx.closings.of(commune.commune.id, campaign.id),
      told: above.flatMap(({ role }) =>
        web
          .history(role)
          .flatMap(({ from: who, at, text }) => (who === 'bot' ? [{ at, to: role, text }] : [])),
      ),
      read: [...players, ...deputies].flatMap(({ address, unit, role }) =>
        web
          .history(address)
          .flatMap(({ id, from: who, at, text }) =>
            who === 'bot' && !replies.has(id) ? [{ at, unit, role, text }] : [],
          ),
      ),
      submissions: submissions.map((one) => ({
        ...one,
        due: plan.obligations.get(one.obligation)?.due ?? until,
      })),
      missing: [...plan.obligations.values()]
        .filter(({ key, due }) => due <= until && !filed.has(key))
        .map(({ report, unit, due }) => ({ report, unit, due })),
      figures: campaign.metrics.map(({ id }) => ({
        metric: id,
        people: counts.people(id),
        entries: counts.entries(id),
      })),
    };
  });
  await app.loop.stop();
  await store.close();
  return { campaign: `${commune.commune.id}/${campaign.id}`, seed, from, until, messages, ...result };
}
