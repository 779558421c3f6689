import { communeTitle } from '../../core/campaign/commune-title.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { VerificationCodeOf } from '../verification-code.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly codeOf: VerificationCodeOf;
}

/** "/xacthuc": the code to hold against the poster at the commune's office. What is typed after it is not judged. */
export function createVerify({ catalogue, codeOf }: Deps) {
  return async ({ door }: Request, _: string): Promise<Outcome> => {
    const content = catalogue.communes.get(door.commune)?.commune;
    const code = codeOf(door.commune);
    if (content === undefined || code === undefined) return { says: [say([text('verify.unknown')])] };
    const about = { code: plain(code), place: communeTitle(content) };
    const phone = content.dutyPhone;
    return {
      says: [
        say([
          text('verify.code', about),
          ...(phone === null ? [] : [text('verify.phone', { ...about, phone: plain(phone) })]),
          text('verify.never'),
        ]),
      ],
    };
  };
}
