import { clocksOf, type Right } from '../../core/consent/rights-clocks.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { dayOf } from '../../core/time/day.ts';
import { type Instant, later } from '../../core/time/instant.ts';
import { afterQuiet } from '../../core/time/quiet-hours.ts';
import { showDay } from '../../core/time/show.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { RightsRequest } from '../../ports/store.ts';
import { notify } from '../notify.ts';
import type { Request } from '../outcome.ts';
import { timeZoneOf } from '../time-zone-of.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly ids: () => string;
}

/** `done`: the machine has done it already, and the row is the evidence. Otherwise the officers are told. */
export interface Asked {
  readonly right: Right;
  readonly done: boolean;
  readonly note?: string;
}

export type OpenRequest = (request: Request, asked: Asked) => Promise<RightsRequest>;

/** The bot's own answer, with a number and the last day, is the confirmation that the law wants within two working days. */
export function createOpenRequest({ catalogue, ids }: Deps): OpenRequest {
  return async ({ tx, at, conversation, door }, { right, done, note }) => {
    const timeZone = timeZoneOf(catalogue, door.commune);
    const clocks = clocksOf(right, at, timeZone, catalogue.calendar);
    const opened = await tx.rightsRequests.open({
      id: ids(),
      commune: door.commune,
      account: conversation.account,
      kind: right,
      at,
      ...clocks,
      acknowledgedAt: at,
      ...(note !== undefined && { note }),
      ...(done
        ? { state: 'done' as const, settledAt: at, climbed: 0 }
        : { state: 'open' as const, climbed: 0, lookAt: clocks.acknowledgeBy }),
    });
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'ask-right',
      subject: opened.id,
      detail: { right, number: opened.number, done },
    });
    if (!done) {
      const officers = await tx.grants.holders(door.commune, null, ['officer'], at);
      await notify(tx, officers, {
        key: `right:${opened.id}`,
        say: say(
          [text('rights.officer.new', aboutRequest(opened, timeZone))],
          [commandChoice('rights', '', text('rights.officer.see'))],
        ),
        notBefore: afterQuiet(at, timeZone),
        except: conversation.account,
      });
    }
    return opened;
  };
}

/** The last day that counts. */
export const lastDayOf = (due: Instant, timeZone: string): string => showDay(dayOf(later(due, -1), timeZone));

export const aboutRequest = ({ number, kind, at, due }: RightsRequest, timeZone: string) => ({
  number,
  right: text(`rights.kind.${kind}`),
  at: plain(showDay(dayOf(at, timeZone))),
  due: plain(lastDayOf(due, timeZone)),
});
