import { join } from 'node:path';
import { type Campaign, CampaignFile } from '../../core/campaign/campaign.ts';
import { checkCampaign } from '../../core/campaign/check-campaign.ts';
import { Commune } from '../../core/campaign/commune.ts';
import type { Surroundings } from '../../core/campaign/finding.ts';
import { Id } from '../../core/campaign/id.ts';
import { hint } from '../../core/campaign/nearest.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { checkLives } from './check-lives.ts';
import { checkUnits } from './check-units.ts';
import { fileNames, folderNames, textOf } from './files.ts';
import { inReadingOrder, type Problem } from './problem.ts';
import { readUnits } from './read-units.ts';
import { readYaml } from './read-yaml.ts';

export interface LoadedCommune {
  readonly commune: Commune;
  readonly units: readonly Unit[];
  readonly campaigns: readonly Campaign[];
}

export interface LoadedCommunes {
  readonly communes: readonly LoadedCommune[];
  readonly problems: readonly Problem[];
}

/** What plans are judged against beside their own commune. */
export type Judging = Pick<Surroundings, 'calendar' | 'has'>;

const CommuneFile = Commune.omit({ id: true });

/** Reads every commune under <dataDir>/communes. What has an error is left out and told; the rest can be used. */
export function loadCommunes(dataDir: string, judging: Judging = {}): LoadedCommunes {
  const root = join(dataDir, 'communes');
  const names = folderNames(root);
  if (names === undefined) return { communes: [], problems: [missing(root, 'there is no such folder')] };

  const read = names.map((id) => loadCommune(join(root, id), id, judging));
  return {
    communes: read.flatMap(({ loaded }) => loaded),
    problems: inReadingOrder(read.flatMap(({ problems }) => problems)),
  };
}

interface Read<T> {
  readonly loaded: readonly T[];
  readonly problems: readonly Problem[];
}

function loadCommune(folder: string, id: string, judging: Judging): Read<LoadedCommune> {
  const badName = Id.safeParse(id).error?.issues[0]?.message;
  if (badName !== undefined)
    return { loaded: [], problems: [missing(folder, `the folder is called "${id}": ${badName}`)] };

  const file = join(folder, 'commune.yaml');
  const source = textOf(file);
  if (source === undefined) return { loaded: [], problems: [missing(file, 'there is no such file')] };
  const reading = readYaml(CommuneFile, file, source);
  const commune = reading.value === undefined ? undefined : { ...reading.value, id };
  const doors =
    commune === undefined
      ? []
      : checkDoor(commune).map(({ at, message }) =>
          reading.problemAt(['violationDoor', 'links', at], 'error', message),
        );

  const unitsFile = join(folder, 'units.csv');
  const csv = textOf(unitsFile);
  const units = readUnits(id, unitsFile, csv ?? '');
  const noUnits = csv === undefined ? [missing(unitsFile, 'there is no such file')] : units.problems;

  const around = { ...judging, units: units.units.map(({ unit }) => unit), denominators: units.denominators };
  const timeZone = commune?.timeZone ?? 'Asia/Ho_Chi_Minh';
  const campaigns = (fileNames(join(folder, 'campaigns'), '.yaml') ?? []).map((name) =>
    loadCampaign(
      join(folder, 'campaigns', name),
      { id: name.replace(/\.yaml$/, ''), commune: id, timeZone },
      around,
    ),
  );

  const plans = campaigns.flatMap(({ loaded }) => loaded);
  const problems = [
    ...reading.problems,
    ...doors,
    ...noUnits,
    ...checkUnits(units, plans),
    ...checkLives(units),
    ...campaigns.flatMap((campaign) => campaign.problems),
  ];
  const usable = commune !== undefined && doors.length === 0;
  return { loaded: usable ? [{ commune, units: around.units, campaigns: plans }] : [], problems };
}

function loadCampaign(
  file: string,
  place: Pick<Campaign, 'id' | 'commune' | 'timeZone'>,
  around: Surroundings,
): Read<Campaign> {
  const badName = Id.safeParse(place.id).error?.issues[0]?.message;
  if (badName !== undefined)
    return { loaded: [], problems: [missing(file, `the file is called "${place.id}": ${badName}`)] };

  const reading = readYaml(CampaignFile, file, textOf(file) ?? '');
  if (reading.value === undefined) return { loaded: [], problems: reading.problems };
  const campaign = { ...reading.value, ...place };
  const problems = checkCampaign(campaign, around).map(({ path, severity, message }) =>
    reading.problemAt(path, severity, message),
  );
  return { loaded: problems.some(({ severity }) => severity === 'error') ? [] : [campaign], problems };
}

function checkDoor({ violationDoor, links }: Commune) {
  const known = links.map(({ id }) => id);
  return violationDoor.links.flatMap((link, at) =>
    known.includes(link)
      ? []
      : [{ at: String(at), message: `no link is called "${link}" under links${hint(link, known)}` }],
  );
}

const missing = (file: string, message: string): Problem => ({
  file,
  line: 1,
  column: 1,
  severity: 'error',
  message,
});
