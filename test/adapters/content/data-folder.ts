import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A data folder with these files in it, for the time of one test. */
export function dataFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export const COMMUNE = `kind: xa
name: Thử
province: Tỉnh Thử
dutyPhone: null
`;

export const UNITS = `id,kind,name,aliases,head,deputy,sample,members
thon-1,thon,Thôn 1,,Trưởng thôn,,yes,10
thon-2,thon,Thôn 2,,Trưởng thôn,,yes,20
`;

/** A plan without a mistake; tests spoil one line of it. */
export const PLAN = `title: Đợt thử
short: Thử
paper: { document: Kế hoạch, number: null, date: null }
audience: [Nhân dân]
phases:
  - { id: cao-diem, name: Cao điểm, start: 2025-12-01, through: 2025-12-30 }
metrics:
  - { id: vneid-installed, stage: installed }
targets:
  - { id: tat-ca, kind: share, metric: vneid-installed, unitKinds: [thon], of: members, percent: 100 }
unitKinds:
  - { id: thon, duties: [Vận động] }
receivers:
  - { id: cax, name: Công an xã }
reports:
  - id: danh-sach
    title: Danh sách
    kind: list
    from: [thon]
    to: cax
    due: { through: 2025-12-30 }
    list: { required: [name], metrics: [vneid-installed] }
`;

/** The one plan of one commune, with some of its files put in other words. */
export const oneCommune = (
  files: { readonly commune?: string; readonly units?: string; readonly plan?: string } = {},
): Readonly<Record<string, string>> => ({
  'communes/xa-thu/commune.yaml': files.commune ?? COMMUNE,
  'communes/xa-thu/units.csv': files.units ?? UNITS,
  'communes/xa-thu/campaigns/thu.yaml': files.plan ?? PLAN,
});
