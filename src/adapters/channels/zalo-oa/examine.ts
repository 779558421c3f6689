import { plain } from '../../../core/message/message.ts';
import { text } from '../../../core/message/say.ts';
import { bad, type Finding, good, note } from '../../../ports/finding.ts';
import type { OaInfo } from './wire.ts';

const GOVERNMENT = 4;

/** What the profile of an OA says about what it may do. */
export function judgeOa(info: OaInfo, oaId: string): readonly Finding[] {
  const { name = '', package_name: bought, is_verified: isVerified, oa_type: type } = info;
  const given = info.oa_id ?? info.oaid;
  return [
    given === undefined || given === oaId
      ? good(text('doctor.zalo-oa.oa', { name: plain(name) }))
      : bad(text('doctor.zalo-oa.other', { name: plain(name), id: plain(given) })),
    ...(isVerified === false ? [bad(text('doctor.zalo-oa.unverified'))] : []),
    ...(type === GOVERNMENT ? [note(text('doctor.zalo-oa.government'))] : []),
    ...(bought ? [note(text('doctor.zalo-oa.package', { name: plain(bought) }))] : []),
  ];
}
