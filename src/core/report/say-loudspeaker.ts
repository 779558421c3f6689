import type { Campaign } from '../campaign/campaign.ts';
import type { Commune } from '../campaign/commune.ts';
import { communeTitle } from '../campaign/commune-title.ts';
import { currentPhase } from '../campaign/current-phase.ts';
import type { Unit } from '../campaign/unit.ts';
import { joinTexts } from '../flow/spoken.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { addDays, dayOf, weekdayOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { showDay } from '../time/show.ts';
import type { Figures } from './figures.ts';

interface Place {
  readonly campaign: Campaign;
  readonly content: { readonly commune: Commune; readonly units: readonly Unit[] };
}

/** What is read out over the village's loudspeakers this week: short sentences, the plan's slogans, how far the commune has come. */
export function sayLoudspeaker({ campaign, content }: Place, figures: Figures, at: Instant): readonly Text[] {
  const { timeZone, slogans, metrics } = campaign;
  const today = dayOf(at, timeZone);
  const monday = addDays(today, 1 - weekdayOf(today));
  const phase = currentPhase(campaign, at);
  const counts = figures.during([]);
  const told = metrics.filter(({ id }) => counts.people(id) > 0).slice(0, 2);
  const [head = plain('')] = content.units.map((unit) => plain(unit.head));
  return [
    text('announce.loa.head', { from: showDay(monday), to: showDay(addDays(monday, 6)) }),
    text('announce.loa.hello', { place: communeTitle(content.commune) }),
    text('announce.loa.about', { title: campaign.title }),
    phase.through === undefined
      ? text('announce.loa.phase-open', { phase: phase.name })
      : text('announce.loa.phase', { phase: phase.name, through: showDay(phase.through) }),
    ...told.map(({ id }) =>
      text('announce.loa.progress', {
        asOf: showDay(today),
        people: counts.people(id),
        metric: text(`campaign.metric.${id}`),
      }),
    ),
    text('announce.loa.ask'),
    text('announce.loa.where', { head }),
    ...(content.commune.dutyPhone === null
      ? []
      : [text('announce.loa.phone', { phone: content.commune.dutyPhone })]),
    text('announce.loa.safe'),
    ...(slogans.length === 0
      ? []
      : [text('announce.loa.slogans'), ...joinTexts('flow.lines', slogans.map(plain))]),
    text('announce.loa.thanks'),
  ];
}
