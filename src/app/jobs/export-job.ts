import type { Language } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Clock } from '../../ports/clock.ts';
import { EXPORTS, isOfPeople, type MakeExport } from '../exports/make-export.ts';
import type { MakeFile } from '../files/make-file.ts';
import type { Planner } from '../planner.ts';
import type { JobHandler } from '../run-jobs.ts';

interface Deps {
  readonly clock: Clock;
  readonly planner: Planner;
  readonly makeExport: MakeExport;
  readonly makeFile: MakeFile;
}

/** Makes a file that "/xuat" asked for and sends it, telling how far it is when that takes long. */
export function createExportJob({ clock, planner, makeExport, makeFile }: Deps): JobHandler {
  return async ({ args, contact, language }, { progress, signal }) => {
    const { commune = '', campaign = '', account = '', unit, reason } = args;
    const at = clock.now();
    const kind = EXPORTS.find((one) => one === args['kind']);
    if (kind === undefined) throw new Error(`no file is called "${args['kind']}"`);
    const exported = await makeExport({
      kind,
      commune,
      campaign,
      account,
      language: language as Language,
      at,
      ...(unit && { unit }),
      ...(reason && { reason }),
      onProgress: (done) => progress({ done }),
    });
    if ('because' in exported) {
      const { because } = exported;
      const isOfFile = because === 'no-evidence' || because === 'no-list';
      return [say([text(isOfFile ? `export.${because}` : `command.${because}`)])];
    }
    const keep = await makeFile(exported, { ...contact, account, commune, at }, signal);
    const zone = planner.of(commune, campaign, at)?.campaign.timeZone ?? 'Asia/Ho_Chi_Minh';
    const parts = [
      text('export.sent', { what: text(`export.kind.${kind}`), asOf: showMoment(at, zone) }),
      ...(isOfPeople(kind) ? [text(reason ? 'export.open' : 'export.masked')] : []),
    ];
    return async (tx) => [{ ...say(parts), files: [await keep(tx)] }];
  };
}
