import { type PlannedBulletin, slogansOf } from '../campaign/bulletins.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { Commune } from '../campaign/commune.ts';
import { communeTitle } from '../campaign/commune-title.ts';
import type { Unit } from '../campaign/unit.ts';
import { joinTexts } from '../flow/spoken.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import type { Instant } from '../time/instant.ts';
import { showMoment } from '../time/show.ts';
import type { Figures } from './figures.ts';
import { metricsOf } from './metrics-of.ts';
import { communeStandings, unitStandings } from './totals.ts';

interface Posted {
  readonly campaign: Campaign;
  readonly commune: Commune;
  /** Whose news it is; without it the commune's. */
  readonly unit: Unit | undefined;
  readonly bulletin: PlannedBulletin;
  /** An officer's words in place of the plan's sentences. */
  readonly words: string | undefined;
  readonly figures: Figures;
  readonly at: Instant;
}

/** More lines of figures would not be read in a group. */
const MANY = 2;

/**
 * One announcement as its group reads it: whose news it is, the plan's sentences, how far the place has come at this
 * moment, the plan's slogans as they are written there, whom to turn to.
 */
export function sayBulletin(posted: Posted): readonly Text[] {
  const { campaign, commune, unit, bulletin, words } = posted;
  const place = unit === undefined ? communeTitle(commune) : plain(unit.name);
  const sentences = words === undefined ? bulletin.announcement.says : [words];
  const slogans = slogansOf(campaign, bulletin).map((slogan) =>
    text('bulletin.slogan', { slogan: plain(slogan) }),
  );
  return [
    text('bulletin.head', { place, campaign: plain(campaign.short) }),
    ...sentences.map(plain),
    ...(bulletin.announcement.progress ? sayProgress(posted, place) : []),
    ...joinTexts('flow.lines', slogans),
    unit === undefined ? text('bulletin.where') : text('bulletin.where-head', { head: unit.head }),
    text('bulletin.safe'),
  ];
}

/** What the plan asks of the place and somebody has reached. Nothing recorded is no news, and no reproach in a group. */
function sayProgress({ campaign, unit, figures, at }: Posted, place: Text): readonly Text[] {
  const counts = figures.during([]);
  const own = unit && new Set([unit.id]);
  const countOf = (metric: string): number =>
    own === undefined ? counts.people(metric) : counts.entries(metric, own);
  const standings =
    unit === undefined
      ? communeStandings(campaign, [], figures, at).filter(
          ({ target }) => target.unitKinds.length + target.units.length === 0,
        )
      : unitStandings(campaign, unit, figures, at);
  const asked = unit && metricsOf(campaign, unit);
  const told = campaign.metrics
    .map(({ id }) => ({
      id,
      count: countOf(id),
      standing: standings.find(({ target }) => target.metric === id && !target.encouraged),
    }))
    .filter(({ id, count }) => count > 0 && (asked === undefined || asked.has(id)))
    // What has a target comes first.
    .toSorted((a, b) => Number(b.standing !== undefined) - Number(a.standing !== undefined))
    .slice(0, MANY);
  const asOf = showMoment(at, campaign.timeZone);
  return told.map(({ id, count, standing }) => {
    const about = { asOf, place, count, metric: text(`campaign.metric.${id}`), goal: standing?.goal ?? 0 };
    if (standing?.goal === undefined) return text('bulletin.progress', about);
    return text(standing.met ? 'bulletin.progress-met' : 'bulletin.progress-goal', {
      ...about,
      have: standing.have,
    });
  });
}
