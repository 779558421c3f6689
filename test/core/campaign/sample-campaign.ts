import { Campaign } from '../../../src/core/campaign/campaign.ts';
import { Unit } from '../../../src/core/campaign/unit.ts';

/** A small plan; what a test is about is given, the rest is filled in. */
export function sampleCampaign(parts: Record<string, unknown> = {}): Campaign {
  return Campaign.parse({
    id: 'thu',
    commune: 'xa-thu',
    timeZone: 'Asia/Ho_Chi_Minh',
    title: 'Đợt thử',
    short: 'Thử',
    paper: { document: 'Kế hoạch', number: null, date: null },
    audience: ['Nhân dân'],
    phases: [{ id: 'cao-diem', name: 'Cao điểm', start: '2025-12-01', through: '2025-12-31' }],
    metrics: [{ id: 'da-cai', stage: 'installed' }],
    unitKinds: [{ id: 'thon', duties: ['Vận động'] }],
    receivers: [{ id: 'cax', name: 'Công an xã' }],
    reports: [sampleReport()],
    ...parts,
  });
}

export const sampleReport = (parts: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: 'bao-cao',
  title: 'Báo cáo',
  kind: 'figures',
  from: ['thon'],
  to: 'cax',
  due: { through: '2025-12-31' },
  ...parts,
});

export const sampleUnit = (id = 'thon-1', parts: Record<string, unknown> = {}): Unit =>
  Unit.parse({
    id,
    commune: 'xa-thu',
    kind: 'thon',
    name: `Thôn ${id}`,
    aliases: [],
    head: 'Trưởng thôn',
    denominators: {},
    sample: true,
    ...parts,
  });
