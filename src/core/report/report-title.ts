import type { Campaign } from '../campaign/campaign.ts';

/** What the plan calls a report. */
export const reportTitle = ({ reports }: Campaign, id: string): string =>
  reports.find((report) => report.id === id)?.title ?? id;
