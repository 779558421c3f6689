import { may } from '../../core/access/access.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { afterQuiet } from '../../core/time/quiet-hours.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { RightsRequest } from '../../ports/store.ts';
import { notify } from '../notify.ts';
import type { Outcome, Request } from '../outcome.ts';
import { aboutRequest } from '../rights/open-request.ts';
import { rowsIn } from '../rights/row-references.ts';
import { timeZoneOf } from '../time-zone-of.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly ids: () => string;
}

/**
 * "đã giải quyết 3": the person is told. What a request names is erased here, and a certificate is kept.
 * "từ chối 3 vì …": only with a reason, which the person is told; Luật 91/2025/QH15, điều 14.
 */
export function createSettle(as: 'done' | 'refused', { catalogue, ids }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, grants, conversation } = request;
    if (!may(grants, 'answer-rights', { commune: door.commune })) {
      return { says: [say([text('command.not-allowed')])] };
    }
    const list = commandChoice('rights', '', text('rights.officer.see'));
    const { number = '', answer = '' } =
      /^(?:số |so )?(?<number>\d{1,9})\s*(?<answer>[\s\S]*)$/iu.exec(args.trim())?.groups ?? {};
    const found = number === '' ? undefined : await tx.rightsRequests.find(door.commune, Number(number));
    if (found === undefined) return { says: [say([text(`rights.settle.${as}.usage`)], [list])] };
    if (found.state !== 'open')
      return { says: [say([text('rights.settle.again', { number: found.number })], [list])] };
    if (as === 'refused' && answer === '')
      return { says: [say([text('rights.settle.refused.usage')], [list])] };

    const { lookAt: _, ...rest } = found;
    const settled: RightsRequest = {
      ...rest,
      state: as,
      settledAt: at,
      ...(answer !== '' && { answer }),
    };
    tx.rightsRequests.change(settled);
    const left = as === 'done' ? await eraseNamed(request, found) : undefined;
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'settle-right',
      subject: found.id,
      detail: { state: as, number: found.number },
    });
    const timeZone = timeZoneOf(catalogue, door.commune);
    const about = { ...aboutRequest(settled, timeZone), answer: plain(answer) };
    await notify(tx, [found.account], {
      key: `right-settled:${found.id}`,
      say: say([text(answer === '' ? `rights.settle.${as}.told` : `rights.settle.${as}.told-why`, about)]),
      notBefore: afterQuiet(at, timeZone),
      except: conversation.account,
    });
    const ok =
      left === undefined
        ? text(`rights.settle.${as}.ok`, about)
        : text('rights.settle.done.ok-erased', { ...about, left });
    return { says: [say([ok], [list])] };
  };

  async function eraseNamed(
    { tx, at, door }: Request,
    { kind, note = '' }: RightsRequest,
  ): Promise<number | undefined> {
    const named = rowsIn(note);
    if (named.length === 0 || (kind !== 'erase' && kind !== 'withdraw')) return undefined;
    const erased = await tx.entries.erase(named, false, at);
    const left = await tx.entries.countPersonal(named);
    tx.erasures.add(
      { id: ids(), commune: door.commune, what: 'person', at, rows: erased.length, left },
      erased,
      { entries: erased },
    );
    return left;
  }
}
