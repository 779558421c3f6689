import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Campaign } from '../../core/campaign/campaign.ts';
import type { Unit } from '../../core/campaign/unit.ts';

/** A plan's file with its moved deadlines and pauses written into it; everything else, comments too, stays as it is. */
export function exportCampaign(
  source: string,
  { reports, pauses }: Pick<Campaign, 'reports' | 'pauses'>,
): string {
  const doc = parseDocument(source);
  const written = doc.get('reports');
  for (const item of isSeq(written) ? written.items : []) {
    if (!isMap(item)) continue;
    const report = reports.find(({ id }) => id === item.get('id'));
    if (report === undefined) continue;
    const due = item.get('due', true);
    const deadlines = isSeq(due) ? due.items : [due];
    for (const [n, deadline] of report.due.entries()) {
      const place = deadlines[n];
      if (isMap(place) && deadline.every === undefined) setThrough(place, deadline.through);
    }
    if (report.moved.length > 0) item.set('moved', doc.createNode(report.moved));
  }
  if (pauses.length > 0) doc.set('pauses', doc.createNode(pauses));
  return doc.toString({ lineWidth: 0 });
}

function setThrough(deadline: YAMLMap, through: string | undefined): void {
  if (through === undefined || deadline.get('through') === through) return;
  deadline.delete('before');
  deadline.set('through', through);
}

/** units.csv with those that ended and those that are to come. */
export function exportUnits(units: readonly Unit[], denominators: readonly string[]): string {
  const header = ['id', 'kind', 'name', 'aliases', 'head', 'deputy', 'sample', 'since', 'until', 'into'];
  const rows = units.map((unit) => [
    unit.id,
    unit.kind,
    unit.name,
    unit.aliases.join('|'),
    unit.head,
    unit.deputy ?? '',
    unit.sample ? 'yes' : 'no',
    unit.since ?? '',
    unit.until ?? '',
    (unit.into ?? []).join('|'),
    ...denominators.map((column) => String(unit.denominators[column] ?? '')),
  ]);
  return [[...header, ...denominators], ...rows].map((row) => row.map(quote).join(',')).join('\n');
}

const quote = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
