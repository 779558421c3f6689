import type { Part } from '../app/cast.ts';
import { owes } from '../core/campaign/obligations.ts';
import { listOf } from '../core/report/list-of.ts';
import type { Random } from './random.ts';
import type { Sample } from './sample.ts';

/** How a made-up head behaves: files unasked, files when reminded, files when it is nearly too late, never files. */
export type Temper = 'prompt' | 'reminded' | 'slow' | 'silent';
const TEMPERS: readonly Temper[] = ['prompt', 'reminded', 'reminded', 'reminded', 'slow', 'silent'];

export interface Player extends Part {
  readonly unit: string;
  readonly role: 'head';
  readonly temper: Temper;
  /** The plan wants names from this unit. */
  readonly keepsList: boolean;
}

/** One head for every unit that owes something; about one unit in ten has nobody yet, as on a real first day. */
export function choosePlayers(
  { content, campaign }: Sample,
  channel: string,
  random: Random,
): readonly Player[] {
  return content.units
    .filter((unit) => campaign.reports.some((report) => owes(unit, report)))
    .filter(() => random.fraction() >= 0.1)
    .map((unit) => ({
      channel,
      address: `head-of-${unit.id}`,
      commune: content.commune.id,
      role: 'head',
      unit: unit.id,
      temper: random.pick(TEMPERS),
      keepsList: listOf(campaign, unit) !== undefined,
    }));
}

/** Someone who only reads: about one unit in five has a deputy in the bot. */
export interface Deputy extends Part {
  readonly unit: string;
  readonly role: 'deputy';
}

export const chooseDeputies = (
  { content, campaign }: Sample,
  channel: string,
  random: Random,
): readonly Deputy[] =>
  content.units
    .filter((unit) => campaign.reports.some((report) => owes(unit, report)))
    .filter(() => random.fraction() < 0.2)
    .map(({ id: unit }) => ({
      channel,
      address: `deputy-of-${unit}`,
      commune: content.commune.id,
      role: 'deputy',
      unit,
    }));

export const reportsToday = ({ temper, keepsList }: Player, random: Random): boolean =>
  keepsList && temper !== 'silent' && random.fraction() < 0.2;

export function filesToday({ temper }: Player, wasReminded: boolean, random: Random): boolean {
  switch (temper) {
    case 'prompt':
      return random.fraction() < 0.1;
    case 'reminded':
      return wasReminded && random.fraction() < 0.6;
    case 'slow':
      return wasReminded && random.fraction() < 0.2;
    case 'silent':
      return false;
  }
}
