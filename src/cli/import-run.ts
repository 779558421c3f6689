import { createHash, randomUUIDv7 } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { createIds } from '../adapters/crypto/ids.ts';
import { createMemoryMedia, openBytes } from '../adapters/media/memory-media.ts';
import { createVocabulary } from '../app/commands/count.ts';
import { createPlanner } from '../app/planner.ts';
import { RECORD } from '../app/rosters/record-job.ts';
import { IMPORT } from '../app/rosters/take-roster-file.ts';
import { composeRosters } from '../compose/rosters.ts';
import { ConfigError, readConfig } from '../config.ts';
import { realTypeOf } from '../core/media/real-type.ts';
import type { Say } from '../core/message/message.ts';
import { metricOption } from '../core/report/list-questions.ts';
import { takenRows } from '../core/roster/summary.ts';
import { openDatabase } from '../open-database.ts';
import { StoreBusy } from '../ports/store.ts';
import type { Content } from '../read-content.ts';

export interface ImportCli {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly content: Pick<Content, 'catalogue' | 'words'>;
  out(text: string): void;
  err(text: string): void;
}

const USAGE = `npm run import -- <file.xlsx|file.csv> --commune <commune> --campaign <campaign> --unit <unit>
  [--achieved metric,metric]   what everybody on the list has achieved, where rows do not say
  [--result yes|no] [--case g2]   the same for the result and the group of the plan
  [--yes]                      records the good rows; without it they are only judged
Stop the bot first where it uses SQLite: one process owns the file.`;

/** Reads a file into a unit's list as the chat would, with its progress. Returns the exit code. */
export async function runImport(args: readonly string[], cli: ImportCli): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: {
      yes: { type: 'boolean' },
      ...Object.fromEntries(
        ['commune', 'campaign', 'unit', 'achieved', 'result', 'case'].map((name) => [
          name,
          { type: 'string' as const },
        ]),
      ),
    },
  });
  const named = (name: string): string => (typeof values[name] === 'string' ? values[name] : '');
  const [file] = positionals;
  const [commune, campaign, unit] = [named('commune'), named('campaign'), named('unit')];
  const planner = createPlanner(cli.content.catalogue);
  const at = systemClock.now();
  const plan = planner.of(commune, campaign, at);
  if (file === undefined || plan === undefined || !plan.content.units.some(({ id }) => id === unit)) {
    cli.err(`${file === undefined ? 'no file' : 'no such commune, campaign or unit'}\n\n${USAGE}`);
    return 1;
  }
  try {
    const { store, cipher } = await openDatabase(readConfig(cli.env));
    try {
      const bytes = await readFile(file);
      const form = realTypeOf(bytes)?.kind === 'sheet' ? 'xlsx' : 'csv';
      const { words } = cli.content;
      const media = createMemoryMedia();
      const openFile = async () => openBytes(bytes);
      const ids = createIds();
      const ground = { store, clock: systemClock, media, openFile, planner, words, cipher, ids };
      const parts = composeRosters(ground, createVocabulary(words));
      const jobs = new Map(parts.jobs);
      const id = randomUUIDv7();
      const place = { commune, campaign, unit, account: ACCOUNT };
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const run = async (kind: string, more: Readonly<Record<string, string>>): Promise<readonly Say[]> => {
        const job = {
          id,
          kind,
          contact: CONTACT,
          language: 'vi' as const,
          args: { ...place, ...more },
          at,
          attempts: 1,
        };
        const progress = async ({ done, total }: { done: number; total?: number }) =>
          cli.out(`  ${done}${total === undefined ? '' : `/${total}`}`);
        const result = await jobs.get(kind)?.(job, { progress, signal: new AbortController().signal });
        return typeof result === 'function' ? store.transaction(result) : (result ?? []);
      };
      const tell = (says: readonly Say[]): void => {
        for (const part of says.flatMap((say) => say.parts)) cli.out(words.say('vi', part));
      };

      tell(await run(IMPORT, { media: id, name: basename(file), form, sha256 }));
      const roster = await store.transaction(async (tx) => (await tx.rosters.openOf(ACCOUNT, commune))[0]);
      if (roster?.summary === undefined) return 1;
      const achieved = named('achieved')
        .split(',')
        .filter((metric) => plan.campaign.metrics.some((one) => one.id === metric))
        .map((metric) => metricOption(plan.campaign, metric))
        .join(' ');
      const given = { achieved, result: named('result'), case: named('case') };
      const common = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
      const open = roster.summary.open.filter((question) => common[question] === undefined);
      const isRecording = values['yes'] === true && open.length === 0 && takenRows(roster.summary) > 0;
      await store.transaction((tx) => tx.rosters.change(roster.id, roster.revision, { common, at }));
      if (isRecording) tell(await run(RECORD, { roster: roster.id }));
      else if (open.length > 0)
        cli.err(`say for all rows: ${open.map((question) => `--${question}`).join(', ')}`);
      // What was not recorded is in the file of whoever runs this.
      await store.transaction(async (tx) => {
        const last = await tx.rosters.find(roster.id);
        await tx.rosters.clear(roster.id);
        if (last?.state === 'open') await tx.rosters.change(last.id, last.revision, { state: 'dropped', at });
      });
      return isRecording || values['yes'] !== true ? 0 : 1;
    } finally {
      await store.close();
    }
  } catch (error) {
    const isPlain =
      error instanceof ConfigError ||
      error instanceof StoreBusy ||
      (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!isPlain) throw error;
    cli.err((error as Error).message);
    return 1;
  }
}

/** Whose the rows are, in the audit. */
const ACCOUNT = 'command-line';
const CONTACT = { channel: 'command-line', address: 'command-line' };
