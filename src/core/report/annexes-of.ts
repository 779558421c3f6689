import type { Annex } from '../campaign/annex.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { denominatorsOf } from '../campaign/denominators-of.ts';

/** A column that the plan does not name is called as the catalogue calls it. */
export interface AnnexTitles {
  readonly annex: string;
  metric(id: string): string;
  denominator(id: string): string;
  readonly difficulties: string;
}

/**
 * The annexes of a plan. One that has none gets a table of its denominators and metrics, or, where it counts nothing, of
 * what became of each of its reports and of what the units find hard.
 */
export function annexesOf(campaign: Campaign, titles: AnnexTitles): readonly Annex[] {
  if (campaign.annexes.length > 0) return campaign.annexes;
  const bases = [...new Set(denominatorsOf(campaign).map(({ id }) => id))];
  const column = { inPhase: false };
  const columns = [
    ...bases.map((id) => ({ ...column, id: `base-${id}`, title: titles.denominator(id), denominator: id })),
    ...campaign.metrics.map(({ id }) => ({ ...column, id, title: titles.metric(id), metric: id })),
  ];
  if (columns.length > 0) return [{ id: 'annex', title: titles.annex, columns }];
  const reports = campaign.reports.map(({ id, title }) => ({ ...column, id, title, report: id }));
  const told = { ...column, id: 'difficulties', title: titles.difficulties, difficulties: true as const };
  return [{ id: 'annex', title: titles.annex, columns: [...reports, told] }];
}
