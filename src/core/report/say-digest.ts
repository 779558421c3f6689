import type { Campaign } from '../campaign/campaign.ts';
import type { Commune } from '../campaign/commune.ts';
import { communeTitle } from '../campaign/commune-title.ts';
import type { Obligation } from '../campaign/obligations.ts';
import type { Unit } from '../campaign/unit.ts';
import { joinTexts } from '../flow/spoken.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import type { Instant } from '../time/instant.ts';
import { showMoment } from '../time/show.ts';
import type { Round } from './owing.ts';
import { sayStandingOf } from './say-standing.ts';
import { showDeadline } from './show-deadline.ts';
import type { Standing } from './standing.ts';
import type { MetricTotal } from './totals.ts';

/** What somebody who leads wants to know at a glance, all of one moment. */
export interface Digested {
  readonly campaign: Campaign;
  readonly commune: Commune;
  readonly units: readonly Unit[];
  readonly totals: readonly MetricTotal[];
  readonly standings: readonly Standing[];
  /** Rows recorded since the last one. */
  readonly added: number;
  /** Reports that can be filed now, with who has not. */
  readonly rounds: readonly Round[];
  /** What silence has brought up to the officer or the leader since the last one and is not filed. */
  readonly climbed: readonly { readonly obligation: Obligation; readonly to: 'officer' | 'leader' }[];
  /** Difficulties that wait for an answer. */
  readonly difficulties: number;
  readonly since: Instant;
  readonly at: Instant;
}

/** More lines of one kind would not be read on a phone. */
const SHOWN = 6;

export function sayDigest(digested: Digested): readonly Text[] {
  const { campaign, commune, units, totals, standings, added, rounds, climbed, difficulties, since, at } =
    digested;
  const { timeZone } = campaign;
  const figures =
    standings.length > 0
      ? standings.map((standing) => sayStandingOf(campaign, units, standing))
      : totals.map(({ metric, people }) =>
          text('digest.metric', { metric: text(`campaign.metric.${metric.id}`), people }),
        );
  const open = rounds.filter(({ missing }) => missing.length > 0);
  const late = open.filter(({ due }) => due <= at);
  const next = open.find(({ due }) => due > at);
  return [
    text('digest.head', {
      place: communeTitle(commune),
      campaign: plain(campaign.short),
      asOf: showMoment(at, timeZone),
    }),
    ...lines(figures),
    text('digest.added', { count: added, since: showMoment(since, timeZone) }),
    ...(late.length === 0 ? [text('digest.nobody-late')] : late.map((round) => sayLate(digested, round))),
    ...(climbed.length === 0 ? [] : [text('digest.climbed'), ...lines(climbed.map(toClimbed))]),
    ...(next === undefined
      ? []
      : [
          text('digest.next', {
            report: titleOf(campaign, next.report),
            deadline: showDeadline(next.due, timeZone),
            missing: next.missing.length,
            owed: next.owed.length,
          }),
        ]),
    ...(difficulties === 0 ? [] : [text('digest.difficulties', { count: difficulties })]),
  ];

  function toClimbed({ obligation, to }: Digested['climbed'][number]): Text {
    return text(`digest.climbed-${to}`, {
      unit: nameOf(units, obligation.unit),
      report: titleOf(campaign, obligation.report),
    });
  }
}

function sayLate({ campaign, units }: Digested, { report, due, missing }: Round): Text {
  const [names] = joinTexts(
    'flow.list',
    missing.slice(0, SHOWN).map(({ unit }) => nameOf(units, unit)),
  );
  return text(missing.length > SHOWN ? 'digest.late-more' : 'digest.late', {
    report: titleOf(campaign, report),
    deadline: showDeadline(due, campaign.timeZone),
    count: missing.length,
    names: names ?? plain(''),
    more: missing.length - SHOWN,
  });
}

function lines(all: readonly Text[]): readonly Text[] {
  const more = all.length > SHOWN ? [text('digest.more', { count: all.length - SHOWN })] : [];
  const shown = all.slice(0, SHOWN).map((line) => text('report.standing.line', { line }));
  return joinTexts('flow.lines', [...shown, ...more]);
}

const nameOf = (units: readonly Unit[], id: string): Text =>
  plain(units.find((unit) => unit.id === id)?.name ?? id);
const titleOf = ({ reports }: Campaign, id: string): Text =>
  plain(reports.find((report) => report.id === id)?.title ?? id);
