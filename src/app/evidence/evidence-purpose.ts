import { isAlike } from '../../core/media/look.ts';
import { MAX_FILE, megabytes } from '../../core/media/max-file.ts';
import { plain, type Say } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { dayOf } from '../../core/time/day.ts';
import { showDay } from '../../core/time/show.ts';
import type { PhotoLook } from '../../ports/photo-look.ts';
import type { Fingerprint } from '../../ports/store.ts';
import { readWhole } from '../media/open-file.ts';
import { type Purpose, purpose } from '../media/purpose.ts';
import type { Planner } from '../planner.ts';

/** The purpose under which evidence is wanted. */
export const EVIDENCE = 'evidence';

interface Deps {
  readonly planner: Planner;
  readonly photoLook: PhotoLook;
}

/**
 * Evidence whose bytes have come. The original is kept as it was sent, with its hash. The same file again in one report
 * is dropped; a photo that was used elsewhere is kept and told of, because a meeting may well serve two reports.
 */
export const createEvidencePurpose = ({ planner, photoLook }: Deps): Purpose =>
  purpose<{ readonly look?: string }>({
    accepts: ['photo', 'video', 'document', 'sheet'],
    limit: MAX_FILE,
    inspect: lookInTurn(photoLook),
    async arrived({ tx, at, file, found }) {
      const { evidence: id = '', campaign = '', obligation = '' } = file.about ?? {};
      const prints = (await tx.evidence.fingerprints(file.commune, campaign)).filter((one) => one.id !== id);
      const same = prints.find(({ sha256 }) => sha256 === file.sha256);
      if (same?.obligation === obligation) {
        tx.evidence.settle(id, { state: 'refused' });
        tx.media.expire([file.id], at);
        return [say([text('evidence.same-file')])];
      }
      const { look } = found;
      const sha256 = file.sha256 ?? '';
      tx.evidence.settle(id, { state: 'kept', sha256, ...(look && { look }) });
      const used =
        same ?? prints.find((one) => look !== undefined && one.look !== undefined && isAlike(look, one.look));
      if (used === undefined || used.album === file.about?.['album']) return [];
      tx.audit.add({ at, actor: 'bot', action: 'flag-evidence', subject: id, detail: { like: used.id } });
      return [sayUsed(used, same ? 'same' : 'alike', file.commune, campaign)];

      function sayUsed(one: Fingerprint, how: 'same' | 'alike', commune: string, ofCampaign: string): Say {
        const plan = planner.of(commune, ofCampaign, at);
        const unit = plan?.content.units.find((each) => each.id === one.unit)?.name ?? one.unit;
        const day = showDay(dayOf(one.at, plan?.campaign.timeZone ?? 'Asia/Ho_Chi_Minh'));
        return say([text(`evidence.used-${how}`, { unit: plain(unit), day })]);
      }
    },
    async failed({ tx, file, reason }) {
      tx.evidence.settle(file.about?.['evidence'] ?? '', { state: 'refused' });
      return [say([text(`media.refused.${reason}`, { limit: megabytes(MAX_FILE) })])];
    },
  });

/** Only photos have a look. To be drawn small, one is in memory as it was sent, and never two at once. */
function lookInTurn(photoLook: PhotoLook): NonNullable<Purpose<{ readonly look?: string }>['inspect']> {
  let before: Promise<unknown> = Promise.resolve();
  return async (file, { kind }) => {
    if (kind !== 'photo') return {};
    const looked = before.then(async () => photoLook(await readWhole(file)));
    before = looked.catch(() => {});
    return looked;
  };
}
